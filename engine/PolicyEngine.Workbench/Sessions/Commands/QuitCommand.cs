using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:quit</c>.</summary>
public sealed class QuitCommand() : SessionCommand("quit", "quit", "end the session")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Session;

    /// <inheritdoc/>
    public override bool NeedsPolicy => false;

    /// <inheritdoc/>
    public override string Help => "Nothing of the case is kept unless you keep it: `:save case` and `:export` do.";

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation) => new ReplReply.Ended();
}
