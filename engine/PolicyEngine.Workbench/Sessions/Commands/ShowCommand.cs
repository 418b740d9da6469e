using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:show</c>: the whole decision.</summary>
public sealed class ShowCommand() : SessionCommand("show", "show", "show the whole decision")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Case;

    /// <inheritdoc/>
    public override string Help => "After a change only what is new is shown: the outcome, new reasons, values that differ, the next question. This shows all of it, as `policy decide` does.";

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation) => new ReplReply.Shown(session.ShowWhole());
}
