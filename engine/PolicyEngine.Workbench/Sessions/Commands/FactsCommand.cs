using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:facts</c>: the facts with what is known of them.</summary>
public sealed class FactsCommand() : SessionCommand("facts", "facts [all]", "list what is known; `all` lists every fact that can be asked")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Case;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":facts", "what was given, and what was asked and is not known"), (":facts all", "every fact with its question")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        if (argument is not ("" or "all"))
        {
            return Refusals.Of($"`:facts` takes `all` or nothing, not `{argument}`", $"`? {argument}` tells about one fact");
        }

        var model = session.Policy.Model;
        var facts = session.Case.Facts;
        var rows = model.Facts.Where(fact => argument == "all" || facts.StateOf(fact.Name) != FactState.NotAsked || !facts.GapsOf(model.Facts.IndexOf(fact)).IsEmpty).Select(fact => (fact.Name, Words(session, fact))).ToList();
        return rows.Count == 0
            ? new ReplReply.Shown("nothing is known of this case yet; :ask goes through the questions, and :facts all lists them")
            : new ReplReply.Shown(new Page().Section($"{model.Title}, on {DayText.Of(session.AsOf)}", rows));
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) => [new CompletionItem("all", "option", "every fact that can be asked")];

    private static string Words(ReplSession session, Fact fact)
    {
        var gaps = session.Case.Facts.GapsOf(session.Policy.Model.Facts.IndexOf(fact));
        var value = gaps.IsEmpty ? new NamedValue(session.Case.Decision).Find(fact.Name)! : $"not complete: {string.Join(", ", gaps)} left out";
        return value == "not asked" ? fact.Ask : value.Replace("\n", "; ", StringComparison.Ordinal);
    }
}
