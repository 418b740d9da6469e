using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:use</c>: another policy.</summary>
public sealed class UseCommand() : SessionCommand("use", "use PACK", "open another policy, with a new case")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Policy;

    /// <inheritdoc/>
    public override bool NeedsPolicy => false;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":use blue-badge", "a policy by its id"), (":use drafts/cycle-grant", "a policy by its folder"), (":use resident-parking-permit@cherwell", "with a locality's override")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        if (argument.Length == 0)
        {
            return Refusals.Of("`:use` needs a policy", ":packs lists them");
        }

        if (!SessionLibrary.Open(session.Workspace, argument, session.Options.Rules, session.Options.Watches, cancellation).TryGet(out var library, out var problem))
        {
            return ReplReply.Refused.Of(problem);
        }

        session.Use(library);
        return new ReplReply.Shown(session.Greeting());
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) =>
        SessionLibrary.Shelf(session.Workspace, session.Options.Rules).Select(policy => new CompletionItem(policy.Id.Value, "policy", policy.Title.Value))
            .Concat(PathCompletion.Files(session.Workspace, argument, ".yaml"));
}
