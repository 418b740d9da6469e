using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Touring;

/// <summary>A guided session: it says what to type, notices when it was done, and goes on. The person types the real commands, and may do anything else meanwhile. What was open before is open again afterwards.</summary>
/// <param name="session">The session.</param>
/// <param name="elsewhere">What was open before; while the tour waits, the tour's own place.</param>
public sealed class Tour(ReplSession session, Workplace elsewhere)
{
    private int at;

    /// <summary>Whether it is under way; a tour that was left can be resumed.</summary>
    public bool IsOn { get; private set; } = true;

    /// <summary>What was open before; while the tour waits, the tour's own place.</summary>
    public Workplace Elsewhere { get; private set; } = elsewhere;

    /// <summary>Leaves it, or takes it up again: what is open and what was put aside change places.</summary>
    public void Switch()
    {
        var here = session.Here;
        session.GoTo(Elsewhere);
        (Elsewhere, IsOn) = (here, !IsOn);
    }

    /// <summary>Lets go of what was put aside.</summary>
    public void Forget()
    {
        if (!ReferenceEquals(Elsewhere.Library, session.Library))
        {
            Elsewhere.Library?.Dispose();
        }
    }

    /// <summary>The step as it stands.</summary>
    public Page Show()
    {
        var screen = new Page();
        if (at >= ParkingTour.Steps.Count)
        {
            var back = session.CaseOrNone is { IsEmpty: false } open ? $"\nThe case of `{open.Policy.Id}` that you had before is open again." : "";
            return Paragraphs(screen.Line("The end of the tour", Tone.Heading), ParkingTour.End + back);
        }

        var step = ParkingTour.Steps[at];
        return Paragraphs(screen.Line(FormattableString.Invariant($"Tour, step {at + 1} of {ParkingTour.Steps.Count}: {step.Title}"), Tone.Heading), step.Text);
    }

    /// <summary>Leaves a step out.</summary>
    public Page Skip()
    {
        Next();
        return Show();
    }

    /// <summary>Looks at what was typed, and adds the next step to what is shown when it did this one.</summary>
    public ReplReply Notice(string line, ReplReply reply)
    {
        if (!IsOn || session.Conversation is not null || at >= ParkingTour.Steps.Count || !ParkingTour.Steps[at].IsDone(new TourMoment(session, line.Trim(), reply)))
        {
            return reply;
        }

        Next();
        return reply switch
        {
            ReplReply.Shown shown => new ReplReply.Shown(new Page().Then(shown.Page).Apart(Show())),
            ReplReply.Quiet => new ReplReply.Shown(Show()),
            ReplReply.Refused or ReplReply.OpenEditor or ReplReply.Ended => reply,
            _ => throw new ArgumentOutOfRangeException(nameof(reply)),
        };
    }

    private void Next()
    {
        at++;
        if (at >= ParkingTour.Steps.Count)
        {
            Switch();
            Forget();
            session.Tour = null;
        }
    }

    // A line that stands apart is one to type.
    private static Page Paragraphs(Page screen, string text)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            _ = paragraph.StartsWith(' ') ? screen.Line(new TextRun("    "), new TextRun(paragraph.Trim(), Tone.Name)) : screen.Add(paragraph);
        }

        return screen;
    }
}
