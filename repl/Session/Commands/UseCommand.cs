using PolicyEngine.Repl.Session.Views;
using PolicyEngine.Workbench;

namespace PolicyEngine.Repl.Session.Commands;

/// <summary><c>:use</c>: another policy.</summary>
internal sealed class UseCommand() : SessionCommand("use", "use PACK", "open another policy, with a new case")
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

        if (!SessionLibrary.Open(session.Context.Workspace, argument, session.Options.Rules, session.Options.Watches, cancellation).TryGet(out var library, out var problem))
        {
            return Refusals.Of(session.Context, problem);
        }

        session.Use(library);
        return new ReplReply.Shown(session.Greeting());
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) =>
        SessionLibrary.Shelf(session.Context.Workspace, session.Options.Rules).Select(policy => new CompletionItem(policy.Id.Value, "policy", policy.Title.Value))
            .Concat(PathCompletion.Files(session.Context, argument, ".yaml"));
}
