using PolicyEngine.Diagnostics;
using PolicyEngine.Workbench.Loading;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions;

/// <content>Files that were loaded again.</content>
public sealed partial class ReplSession
{
    private bool isReloading;
    private bool isBroken;

    /// <summary>Loads the policy's files again and says what that changed.</summary>
    public ReplReply Reload(CancellationToken cancellation)
    {
        isReloading = true;
        try
        {
            var result = Library!.Reload(cancellation);
            if (Reloaded(result) is not { } page)
            {
                return new ReplReply.Shown("nothing has changed");
            }

            return result.Succeeded ? new ReplReply.Shown(page) : new ReplReply.Refused("", "", Cause: PolicyPaths.KindOf(result)) { Before = page };
        }
        finally
        {
            isReloading = false;
        }
    }

    private void OnReloaded(SessionLibrary library, LoadResult result)
    {
        Page? page;
        lock (gate)
        {
            page = isReloading || !ReferenceEquals(library, Library) ? null : Reloaded(result);
        }

        if (page is not null)
        {
            Noticed?.Invoke(this, new ReplNotice(page));
        }
    }

    private Page? Reloaded(LoadResult result)
    {
        var wasBroken = isBroken;
        isBroken = !result.Succeeded || Library!.Policy is null;
        if (Gone() is { } gone)
        {
            return Page.Of($"`{gone}` is not there any more; the policy that was loaded before stays in use");
        }

        if (!result.Succeeded)
        {
            return Broken(result);
        }

        if (Library!.Policy is not { } policy)
        {
            return Page.Of($"the files no longer hold the policy `{Library.PolicyId}`; the one that was loaded stays in use");
        }

        if (policy.Model.ContentHash == WrittenPolicy.Model.ContentHash)
        {
            return wasBroken ? Page.Of("the files can be used again, and the policy is the one that was loaded before") : null;
        }

        var (before, screen) = (Case.Decision, new Page());
        CaseOrNone = Case.Under(policy, out var refused);
        screen.Add($"`{policy.Id}` was loaded again{(written is null ? "" : "; what was tried has ended")}");
        EndTrial();
        foreach (var problem in refused)
        {
            screen.Add($"left out: {problem.Message}{(problem.Help.Length > 0 ? $" ({problem.Help})" : "")}", 2, "! ");
        }

        DecisionView.Compare(screen, before, Case.Decision, "for this case:", "the answer to this case is the same");
        shown = Case.Decision;
        return screen;
    }

    // While a file is away, what is said about the others would only mislead.
    private string? Gone() =>
        Policy.Model.Location is { } place && !File.Exists(Workspace.FullPath(place.File)) ? Workspace.ShownPath(place.File) : null;

    private static Page Broken(LoadResult result) =>
        Page.Of("the files were saved with errors; the policy that was loaded before stays in use")
            .Problems([.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)]);
}
