using PolicyEngine.Cases;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Living;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:case</c>: a case that lives.</summary>
public sealed class CaseCommand() : SessionCommand("case", "case [open [as ROLE [NAME]]]", "open a case with the facts at hand, or show where it stands")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Living;

    /// <inheritdoc/>
    public override string Help => "For policies with a lifecycle. The case lives in memory and is gone with the session; its clock stands still until :clock moves it, beginning at nine in the morning of the day of the session.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":case open as applicant", "open one"), (":case open as applicant Rose", "with the person's name"), (":case", "where it stands, and who may do what")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        if (CaseReplies.WhyNot(session, argument.Length == 0) is { } refused)
        {
            return refused;
        }

        if (argument.Length == 0)
        {
            return new ReplReply.Shown(CaseReplies.View(session, cancellation));
        }

        var line = FireLine.Of(argument);
        var lifecycle = session.Policy.Model.Lifecycle!;
        if (line.Trigger != "open")
        {
            return Refusals.NoSuch("such part of the command:", line.Trigger, ["open"], "`:case open` opens a case, and `:case` shows it");
        }

        if (CaseReplies.Role(lifecycle, line.Role, []) is not { } role)
        {
            return Refusals.NoSuch("role", line.Role, lifecycle.Roles.Select(one => one.Name), $"the roles are {string.Join(", ", lifecycle.Roles.Select(one => one.Name))}");
        }

        session.Living = new SessionCases(session.Library!, session.Policy.Model, session.AsOf);
        var request = new OpenRequest { PolicyId = session.Policy.Id, CaseId = "case-1", Role = role, Actor = line.Actor.Length > 0 ? line.Actor : role, Facts = CaseArguments.Of(session.Case.Given) };
        return CaseReplies.Of(session, session.Living.Open(request, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) =>
        session.Policy.Model.Lifecycle is not { } lifecycle ? [] : [new("open", "option", "open a case with the facts at hand"), .. lifecycle.Roles.Select(role => new CompletionItem($"open as {role.Name}", "option", role.Title))];
}
