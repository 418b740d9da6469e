using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Touring;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:tour</c>: a guided first session.</summary>
public sealed class TourCommand() : SessionCommand("tour", "tour [next | stop | again]", "be shown around in ten minutes, on a real policy")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Session;

    /// <inheritdoc/>
    public override bool NeedsPolicy => false;

    /// <inheritdoc/>
    public override string Help => "It says what to type, notices when you have, and goes on. You type the real commands, and may try anything else meanwhile. `:tour` alone shows the step again or resumes, `next` leaves a step out, `stop` leaves the tour, and `again` begins anew.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":tour", "start, or see the step again"), (":tour stop", "leave it; :tour goes on later")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation) => argument switch
    {
        "stop" => Stop(session),
        "next" when session.Tour is { IsOn: true } tour && IsThere(session) => new ReplReply.Shown(tour.Skip()),
        "again" => Start(session),
        "" or "next" => session.Tour is { } tour && (!tour.IsOn || IsThere(session)) ? Resume(tour) : Start(session),
        _ => Refusals.NoSuch("part of the tour", argument, ["next", "stop", "again"], "`:tour` starts it or goes on with it"),
    };

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) => [new("next", "option", "leave this step out"), new("stop", "option", "leave the tour"), new("again", "option", "begin anew")];

    private static ReplReply Stop(ReplSession session)
    {
        if (session.Tour is not { IsOn: true } tour)
        {
            return Refusals.Of("no tour is under way", "`:tour` starts one");
        }

        if (!IsThere(session))
        {
            tour.Forget();
            session.Tour = null;
            return new ReplReply.Shown("the tour is over; another policy is open");
        }

        tour.Switch();
        return new ReplReply.Shown($"the tour waits; `:tour` goes on with it{(session.CaseOrNone is { IsEmpty: false } open ? $", and the case of `{open.Policy.Id}` that you had before is open again" : "")}");
    }

    private static ReplReply.Shown Resume(Tour tour)
    {
        if (!tour.IsOn)
        {
            tour.Switch();
        }

        return new ReplReply.Shown(tour.Show());
    }

    private static bool IsThere(ReplSession session) => session.CaseOrNone?.Policy.Id == ParkingTour.Pack;

    private static ReplReply Start(ReplSession session)
    {
        // Begun anew from within, it still leads back to what was open before it.
        var isWithin = session.Tour is { IsOn: true } && IsThere(session);
        var before = isWithin ? session.Tour!.Elsewhere : session.Here;
        if (!IsThere(session))
        {
            if (!SessionLibrary.Open(session.Workspace, ParkingTour.Pack, session.Options.Rules, session.Options.Watches, CancellationToken.None).TryGet(out var library, out var problem))
            {
                return Refusals.Of($"the tour is about the policy `{ParkingTour.Pack}`, which is not here: {ReplReply.Refused.Of(problem).Message}", "start `policy repl` in a folder that holds it, or with `--rules FOLDER`");
            }

            session.GoTo(library);
        }

        if (!isWithin)
        {
            session.Tour?.Forget();
        }

        (session.Living, session.IsQuiet) = (null, false);
        session.Begin(ParkingTour.Day);
        session.Tour = new Tour(session, before);
        return new ReplReply.Shown(session.Tour.Show());
    }
}
