using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:packs</c>: the policies that can be opened.</summary>
public sealed class PacksCommand() : SessionCommand("packs", "packs", "list the policies that can be opened")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Policy;

    /// <inheritdoc/>
    public override bool NeedsPolicy => false;

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        return session.ShowShelf() is { } shown
            ? new ReplReply.Shown(shown)
            : Refusals.Of($"there is no policy in `{string.Join("` or `", session.Options.Rules.DefaultIfEmpty(session.Workspace.DefaultPath))}`", "start with `--rules FOLDER`, or make a policy with `policy new NAME`");
    }
}
