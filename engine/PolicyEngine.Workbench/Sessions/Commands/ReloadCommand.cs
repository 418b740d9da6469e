using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:reload</c>: the policy's files again.</summary>
public sealed class ReloadCommand() : SessionCommand("reload", "reload", "load the policy's files again, and say what that changes")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Policy;

    /// <inheritdoc/>
    public override string Help => "On a terminal, files that are saved are loaded again by themselves. The facts of the case stay; one that no longer fits is told. Files with errors are told, and the policy that was loaded before stays in use.";

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation) => session.Reload(cancellation);
}
