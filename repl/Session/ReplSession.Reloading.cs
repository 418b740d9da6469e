using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Repl.Session.Views;
using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Loading;

namespace PolicyEngine.Repl.Session;

/// <content>Files that were loaded again.</content>
internal sealed partial class ReplSession
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
            return Reloaded(result) is { Length: > 0 } text ? result.Succeeded ? new ReplReply.Shown(text) : Refusals.Of(text, exitCode: ExitCodes.Of(PolicyPaths.KindOf(result)))
                : new ReplReply.Shown("nothing has changed");
        }
        finally
        {
            isReloading = false;
        }
    }

    private void OnReloaded(SessionLibrary library, LoadResult result)
    {
        string text;
        lock (gate)
        {
            text = isReloading || !ReferenceEquals(library, Library) ? "" : Reloaded(result);
        }

        if (text.Length > 0)
        {
            Noticed?.Invoke(this, new ReplNotice(text));
        }
    }

    private string Reloaded(LoadResult result)
    {
        var wasBroken = isBroken;
        isBroken = !result.Succeeded || Library!.Policy is null;
        if (Gone() is { } gone)
        {
            return $"`{SafeText.Of(gone)}` is not there any more; the policy that was loaded before stays in use";
        }

        if (!result.Succeeded)
        {
            return Broken(result, isReloading ? default : Paint);
        }

        if (Library!.Policy is not { } policy)
        {
            return $"the files no longer hold the policy `{Library.PolicyId}`; the one that was loaded stays in use";
        }

        if (policy.Model.ContentHash == WrittenPolicy.Model.ContentHash)
        {
            return wasBroken ? "the files can be used again, and the policy is the one that was loaded before" : "";
        }

        var (before, screen) = (Case.Decision, Screen);
        CaseOrNone = Case.Under(policy, out var refused);
        screen.Add($"`{policy.Id}` was loaded again{(written is null ? "" : "; what was tried has ended")}");
        EndTrial();
        foreach (var problem in refused)
        {
            screen.Add($"left out: {problem.Message}{(problem.Help.Length > 0 ? $" ({problem.Help})" : "")}", 2, "! ");
        }

        DecisionView.Compare(screen, before, Case.Decision, "for this case:", "the answer to this case is the same");
        shown = Case.Decision;
        return screen.ToString();
    }

    // While a file is away, what is said about the others would only mislead.
    private string? Gone() =>
        Policy.Model.Location is { } place && !File.Exists(Context.FullPath(place.File)) ? Context.ShownPath(place.File) : null;

    private string Broken(LoadResult result, Paint paint)
    {
        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        using var text = new StringWriter { NewLine = "\n" };
        new DiagnosticText(Context, text, paint with { Links = null }).Write(errors);
        return $"the files were saved with errors; the policy that was loaded before stays in use\n{text.ToString().TrimEnd('\n')}";
    }
}
