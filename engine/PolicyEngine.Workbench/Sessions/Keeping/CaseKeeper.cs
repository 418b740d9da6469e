using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Keeping;

/// <summary>Keeps the case at hand among the pack's cases.</summary>
public sealed class CaseKeeper(ReplSession session, CancellationToken cancellation)
{
    /// <summary>Keeps it.</summary>
    /// <param name="id">The case's id.</param>
    /// <param name="title">Its words; may be empty.</param>
    public ReplReply Keep(string id, string title)
    {
        if (session.Policy.Model.Trial is not null)
        {
            return Refusals.Of("a trial is no decision of the policy, and no case is kept of it", "`:parameter off` and `:assume off` end it");
        }

        if (session.Library!.Suite(session.Workspace, cancellation) is not { } suite)
        {
            return Refusals.Of("the pack's files have errors, so that a case can't be kept beside them", "`policy check` lists them");
        }

        var shelf = new CaseShelf(session.Workspace, suite, session.Library!.Paths);
        if (shelf.RefuseName(id) is { } name)
        {
            return ReplReply.Refused.Of(name);
        }

        if (new FactsText(session.Case.Facts).Incomplete is [var list, ..])
        {
            return Refusals.Of($"`{list}` is not complete, and a case holds whole records", ":missing says what is left out");
        }

        if (suite.Policy.Model.ContentHash != session.Policy.Model.ContentHash)
        {
            return Refusals.Of("the policy's files have changed since they were loaded", ":reload loads them, so that the case is kept as they decide it");
        }

        return shelf.Keep(id, title, session.Case.Decision).TryGet(out var path, out var refused)
            ? new ReplReply.Shown(new Page().Add($"case `{id}` is kept in {session.Workspace.ShownPath(path)}; `policy test` holds the policy to it from now on"))
            : ReplReply.Refused.Of(refused);
    }
}
