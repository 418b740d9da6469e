using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:quiet</c>: whether the decision is shown after each change.</summary>
public sealed class QuietCommand() : SessionCommand("quiet", "quiet [on|off]", "stop showing the decision after each change, or start again")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Session;

    /// <inheritdoc/>
    public override bool NeedsPolicy => false;

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        if (argument is not ("" or "on" or "off"))
        {
            return Views.Refusals.Of($"`:quiet` is on or off, not `{argument}`", "`:quiet` alone changes it");
        }

        session.IsQuiet = argument.Length == 0 ? !session.IsQuiet : argument == "on";
        return new ReplReply.Shown(session.IsQuiet ? "quiet: the decision is shown when you ask with :show" : "the decision is shown after each change");
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) => [new("on", "option", "show decisions only with :show"), new("off", "option", "show them after each change")];
}
