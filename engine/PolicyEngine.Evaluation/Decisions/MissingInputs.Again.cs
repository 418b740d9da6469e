using System.Collections.Immutable;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Runs;

namespace PolicyEngine.Evaluation.Decisions;

/// <content>What is asked again because answers contradict each other.</content>
internal sealed partial class MissingInputs
{
    /// <summary>What is missing, with the facts that the broken checks are about, in asking order.</summary>
    public static ImmutableArray<MissingInput> Again(CaseRun run, Decision decision, ImmutableArray<MissingInput> missing)
    {
        if (decision.Invalid.Count == 0)
        {
            return missing;
        }

        var facts = run.Model.Facts;
        var all = missing.ToDictionary(input => (input.Kind, input.Name, input.Key));
        foreach (var check in decision.Invalid)
        {
            foreach (var fact in facts.Where(fact => check.About.Contains(fact.Name, StringComparer.Ordinal)))
            {
                all[(MissingKind.Fact, fact.Name, null)] = new MissingInput(MissingKind.Fact, fact.Name, $"`{fact.Name}` is asked again: {check.Says}", fact.Ask, fact.Help, null, FactState.NotAsked, [], [check.Id], []);
            }
        }

        var places = facts.Select((fact, place) => (fact.Name, place)).ToDictionary(pair => pair.Name, pair => pair.place, StringComparer.Ordinal);
        return [.. all.Values.OrderBy(input => input.Kind == MissingKind.Fact ? places[input.Name] : int.MaxValue)];
    }
}
