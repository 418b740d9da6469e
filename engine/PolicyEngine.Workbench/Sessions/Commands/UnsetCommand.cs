using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:unset</c>: facts that were not asked after all.</summary>
public sealed class UnsetCommand() : SessionCommand("unset", "unset FACT", "take a fact out, as if it had not been asked")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Case;

    /// <inheritdoc/>
    public override string Help => "`clear FACT` does the same. A fact that was asked and is not known is written `FACT = ?`, or `unknown FACT`. :new takes every fact out.";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Does)> Examples => [(":unset age", "age was not asked"), ("clear age, income", "neither was")];

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var names = argument.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var known = session.Policy.Model.Facts.Select(fact => fact.Name).ToList();
        if (names.Length == 0)
        {
            return Refusals.Of("`:unset` needs the name of a fact", "`:facts` lists what is known, and :new takes every fact out");
        }

        if (names.FirstOrDefault(name => !known.Contains(name)) is { } strange)
        {
            return Refusals.NoSuch("fact", strange, known, "`:facts` lists what is known");
        }

        return session.Change(session.Case.Without(names));
    }

    /// <inheritdoc/>
    public override IEnumerable<CompletionItem> Complete(ReplSession session, string argument) =>
        session.Policy.Model.Facts.Where(fact => session.Case.Facts.StateOf(fact.Name) != FactState.NotAsked).Select(fact => new CompletionItem(fact.Name, "fact", fact.Ask));
}
