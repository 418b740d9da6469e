using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;
using PolicyEngine.Testing;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Workbench;

/// <summary>A decided case as an entry of a file of cases: what was given, and everything that came out as what is expected.</summary>
public static class CaseText
{
    /// <summary>The entry, two spaces in.</summary>
    /// <param name="id">The case's id.</param>
    /// <param name="title">Its words; may be empty.</param>
    /// <param name="decision">The decision.</param>
    public static string Of(string id, string title, Decision decision)
    {
        var facts = new FactsText(decision.Facts);
        string[] lines =
        [
            $"  - case: {id}",
            .. title.Length == 0 ? [] : new[] { $"    title: {FactsText.Quoted(title)}" },
            $"    as_of: {ValueText.Format(decision.AsOf, null)}",
            $"    facts: {facts.YamlMap()}",
            .. facts.NotKnown.Count == 0 ? [] : new[] { $"    unknown: [{string.Join(", ", facts.NotKnown)}]" },
            "    expect:",
            .. Expectations(decision).Select(pair => $"      {pair.Name}: {pair.Expected}"),
            "    snapshot: false",
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static IEnumerable<(string Name, string Expected)> Expectations(Decision decision)
    {
        yield return ("status", DecisionStatusWords.Of(decision.Status));
        if (decision.Outcome is { } outcome)
        {
            yield return ("outcome", outcome);
        }

        if (!decision.IsInForce)
        {
            yield break;
        }

        foreach (var value in decision.Parts.Concat(decision.Outputs))
        {
            yield return (value.Name, Expected(value));
        }

        yield return ("fired", $"[{string.Join(", ", decision.FiredIds)}]");
        yield return ("missing", $"[{string.Join(", ", decision.Missing.Where(input => input.Kind is MissingKind.Fact or MissingKind.Parameter or MissingKind.Calendar).Select(input => input.Name).Distinct(StringComparer.Ordinal))}]");
    }

    private static string Expected(DecisionValue value) =>
        !value.Applies ? "not_applicable"
        : value.Status == DecisionStatus.Faulted ? "faulted"
        : value.Status == DecisionStatus.Undetermined ? "undetermined"
        : value.Type == FactType.Text ? FactsText.Quoted(value.Text)
        : value.Text;
}
