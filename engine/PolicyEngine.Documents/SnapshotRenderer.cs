using System.Text;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Documents;

/// <summary>A decision as text for a tester to read and sign: what was given, what came out, and why. Without hash or version, so that only what matters changes it.</summary>
public static class SnapshotRenderer
{
    /// <summary>Renders a document.</summary>
    /// <param name="title">The case's title.</param>
    /// <param name="document">The document, with its explanation.</param>
    /// <returns>The text, with line feeds, ending in one.</returns>
    public static string Render(string title, DecisionDocument document)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(document);
        if (!document.Trial.IsEmpty)
        {
            throw new ArgumentException("a trial is no decision of the policy, and nobody signs it", nameof(document));
        }

        var text = new StringBuilder();
        text.Append("case: ").Append(OneLine(title)).Append('\n');
        text.Append("policy: ").Append(document.PolicyId).Append('\n');
        text.Append("as of: ").Append(document.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).Append('\n');
        List(text, "facts", document.Facts.Select(fact => fact.State == FactState.Given ? $"{fact.Name}: {fact.Text}" : $"{fact.Name}: (asked, not known)"));
        text.Append('\n');
        text.Append("status: ").Append(DocumentWords.Status(document.Status)).Append('\n');
        text.Append("outcome: ").Append(document.Outcome ?? "(none)").Append('\n');
        text.Append("person: ").Append(document.HandToPerson ? "yes" : "no").Append('\n');
        List(text, "results", document.Parts.Concat(document.Outputs).Select(value => $"{value.Name}: {(value is { Applies: true, Status: DecisionStatus.Determined } ? value.Text : value.Shown)}"));
        List(text, "records", document.Records.SelectMany(block => block.Records.SelectMany(record => Of(block, record))));
        List(text, "fired", document.Fired);
        List(text, "route", document.Route.Length == 0 ? [] : [document.Route]);
        List(text, "reasons", document.Reasons.Select(Cited));
        List(text, "advice", document.Advisories.Select(Cited));
        List(text, "signposts", document.Signposts);
        List(text, "missing", document.Missing.Select(Missing));
        List(text, "invalid", document.Invalid.Select(check => $"{check.Id}: {check.Says}"));
        List(text, "faults", document.Faults.Select(fault => fault.Location is null ? fault.Message : $"{fault.Message} ({fault.Location})"));
        List(text, "parameters", document.ParametersUsed.Select(use => $"{use.Name}{(use.Key is null ? "" : $"[{use.Key}]")}: {use.Text} {DocumentWords.Cited(use.Citations)}".TrimEnd()));
        List(text, "citations", document.Citations);
        if (document.Explanation is { } root)
        {
            text.Append("\nexplanation:\n");
            foreach (var (depth, line) in root.Children.SelectMany(child => DocumentWords.Lines(child, 1)))
            {
                text.Append(' ', 2 * depth).Append(OneLine(line)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Of(DocumentRecords block, DocumentRecord record) =>
    [
        .. record.Values.Select(value => $"{block.List}[{record.Name}].{value.Name}: {(value is { Applies: true, Status: DecisionStatus.Determined } ? value.Text : value.Shown)}"),
        .. record.Fired.Select(rule => $"{block.List}[{record.Name}] fired {rule}"),
        .. record.Reasons.Concat(record.Advisories).Select(reason => $"{block.List}[{record.Name}] {Cited(reason)}"),
        .. record.Missing.Select(input => $"{block.List}[{record.Name}] missing {Missing(input)}"),
    ];

    private static string Missing(MissingInput input)
    {
        var why = input.Why.IsEmpty ? "" : $" (for {string.Join(", ", input.Why)})";
        var after = input.After.IsEmpty ? "" : $" (after {string.Join(", ", input.After)})";
        return $"{DocumentWords.Kind(input.Kind)} {input.Name}: {DocumentWords.Missing(input)}{after}{why}";
    }

    private static string Cited(Reason reason) =>
        string.Join(" ", new[] { $"{reason.Source}: {reason.Text}", DocumentWords.Wording(reason), DocumentWords.Cited(reason.Citations) }.Where(words => words.Length > 0));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static void List(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        if (all.Length > 0)
        {
            text.Append(heading).Append(":\n");
            foreach (var line in all)
            {
                text.Append("  ").Append(OneLine(line)).Append('\n');
            }
        }
    }
}
