using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Drafting;

/// <summary>Writes a drafted case as YAML, as it goes below <c>cases:</c>. What it expects is what is decided now, so that a person has to look at it: it keeps a snapshot, and awaits approval until somebody has signed for it.</summary>
internal static class CaseYaml
{
    /// <summary>The case's text, with LF line ends.</summary>
    /// <param name="id">The case's id.</param>
    /// <param name="title">What it is for; one line.</param>
    /// <param name="draft">The case.</param>
    /// <param name="decision">How it is decided now.</param>
    public static string Of(string id, string title, DraftCase draft, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(decision);
        var model = decision.Policy;
        var text = new StringBuilder();
        text.Append("  - case: ").Append(id).Append('\n');
        text.Append("    title: ").Append(Quoted(title)).Append('\n');
        text.Append("    as_of: ").Append(draft.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n');
        var facts = model.Facts.Select((fact, place) => (fact, Value: draft.Facts.ValueOf(place))).Where(pair => pair.Value is not null).Select(pair => $"{pair.fact.Name}: {Value(model, pair.fact, pair.Value!)}");
        text.Append("    facts: ").Append(Flow(facts)).Append('\n');
        var unknown = model.Facts.Where((_, place) => draft.Facts.StateOf(place) == FactState.NotKnown).Select(fact => fact.Name).ToList();
        text.Append(unknown.Count == 0 ? "" : $"    unknown: [{string.Join(", ", unknown)}]\n");
        text.Append("    expect: ").Append(Flow(Expectations(decision))).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<string> Expectations(Decision decision)
    {
        yield return $"status: {DecisionStatusWords.Of(decision.Status)}";
        if (decision.Outcome is { } outcome)
        {
            yield return $"outcome: {outcome}";
        }

        foreach (var value in decision.IsInForce ? decision.Parts.Concat(decision.Outputs) : [])
        {
            if (!value.Applies || (value.Status == DecisionStatus.Determined && value.Type != FactType.List))
            {
                yield return $"{value.Name}: {(value.Applies ? Scalar(value.Text, value.Type) : "not_applicable")}";
            }
        }

        if (decision.IsInForce)
        {
            yield return $"fired: [{string.Join(", ", decision.FiredIds.Distinct(StringComparer.Ordinal))}]";
            yield return $"missing: [{string.Join(", ", decision.Missing.Where(input => input.Kind is MissingKind.Fact or MissingKind.Parameter or MissingKind.Calendar).Select(input => input.Name).Distinct(StringComparer.Ordinal))}]";
        }
    }

    private static string Value(PolicyModel model, Fact fact, object value) => value is IReadOnlyList<object?[]> records
        ? $"[{string.Join(", ", records.Select(record => Flow(fact.Fields.Select((field, place) => (field, Value: record[place])).Where(pair => pair.Value is not null).Select(pair => $"{pair.field.Name}: {Value(model, pair.field, pair.Value!)}"))))}]"
        : Scalar(ValueText.Format(value, fact.ChoiceSet < 0 ? null : model.Choices[fact.ChoiceSet]), fact.Type);

    private static string Scalar(string text, FactType type) => type == FactType.Text ? Quoted(text) : text;

    private static string Flow(IEnumerable<string> entries) => string.Join(", ", entries) is { Length: > 0 } all ? $"{{ {all} }}" : "{}";

    // A JSON text is a YAML text in double quotation marks.
    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
