using System.Text;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <summary>What a decision comes to, in one line: what a tester would call another decision. Wording, figures shown in reasons, and how it was worked out are left out: they would show any changed figure without deciding anything.</summary>
internal static class DecisionDigest
{
    /// <summary>The digest.</summary>
    public static string Of(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (!decision.IsInForce)
        {
            return "not in force";
        }

        var (model, trace) = (decision.Policy, decision.Trace());
        var digest = new StringBuilder(decision.Status.ToString());
        for (var place = 0; place < model.Items.Length; place++)
        {
            AddItem(digest, model.Items[place], place, trace);
        }

        // What is missing takes longer to find out, and is nothing for most decisions.
        foreach (var input in decision.Status == DecisionStatus.Undetermined ? decision.Missing : [])
        {
            digest.Append('|').Append(input.Name).Append(input.State);
        }

        foreach (var record in decision.Records.SelectMany(block => block.Records))
        {
            digest.Append('[').Append(record.Name).Append(']').Append(Of(record.Decision));
        }

        return digest.ToString();
    }

    private static void AddItem(StringBuilder digest, Item item, int place, DecisionTrace trace)
    {
        if (item.Kind is not (ItemKind.Outcome or ItemKind.Part or ItemKind.Output))
        {
            return;
        }

        digest.Append('|').Append(item.Name).Append('=').Append(Text(trace.ValueOf(place)));
        for (var rule = 0; rule <= item.Rules?.Rules.Length; rule++)
        {
            // Where a decision comes from shows in its route and signposts.
            digest.Append(trace.OfRule(place, rule) == ExplanationState.Yes ? FormattableString.Invariant($" {rule}") : "");
        }
    }

    private static string Text(object? value) => value is null ? "" : value is int option ? FormattableString.Invariant($"#{option}") : value is IReadOnlyList<object> list ? string.Join(',', list.Select(Text)) : ValueText.Format(value, null);
}
