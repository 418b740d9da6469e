using System.Globalization;
using System.Text;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Testing.Expecting;

namespace PolicyEngine.Testing;

/// <summary>Writes records of approval as YAML: one line a case, texts in double quotation marks.</summary>
internal static class ApprovalYaml
{
    private const string DateForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>A text with a record added, and everything else as it was: line ends, indentation, comments, and brackets where the records stand in brackets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">Where the record belongs.</param>
    /// <param name="record">The record.</param>
    public static string Added(string text, ApprovalPlace place, ApprovalRecord record)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(place);
        var lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return text.Insert(place.Offset, Between(text, place, record).ReplaceLineEndings(lineEnd));
    }

    /// <summary>A record's lines, with LF line ends.</summary>
    /// <param name="record">The record.</param>
    /// <param name="indent">How far it is indented.</param>
    public static string Render(ApprovalRecord record, int indent)
    {
        ArgumentNullException.ThrowIfNull(record);
        var lead = new string(' ', indent);
        var lines = Fields(record).Select((field, place) => $"{lead}{(place == 0 ? "- " : "  ")}{field}\n");
        return $"{string.Concat(lines)}{lead}  cases:\n{string.Concat(record.Cases.Select(signed => $"{lead}    - {Case(signed)}\n"))}";
    }

    private static string Between(string text, ApprovalPlace place, ApprovalRecord record)
    {
        if (place.Indent is { } indent)
        {
            return (text.EndsWith('\n') ? "" : "\n") + Render(record, indent);
        }

        var entry = $"{{ {string.Join(", ", Fields(record))}, cases: [{string.Join(", ", record.Cases.Select(Case))}] }}";
        return place.IsFirst ? $"\n  {entry}\n" : $",\n  {entry}";
    }

    private static IEnumerable<string> Fields(ApprovalRecord record) =>
    [
        $"date: {record.Date.UtcDateTime.ToString(DateForm, CultureInfo.InvariantCulture)}",
        $"name: {Quoted(record.Name)}",
        $"reason: {Quoted(record.Reason)}",
        .. record.IsRejection ? ["verdict: rejected"] : Array.Empty<string>(),
        $"policy: {Quoted(record.PolicyId)}",
        $"policy_hash: {Quoted(record.PolicyHash)}",
    ];

    private static string Case(ApprovedCase signed)
    {
        var line = new StringBuilder($"{{ case: {Quoted(signed.CaseId)}, was: {Quoted(signed.Was)}, now: {Quoted(signed.Now)}");
        line.Append(signed.Cause.Length == 0 ? "" : $", cause: {Quoted(signed.Cause)}");
        line.Append(signed.SnapshotHash is null ? "" : $", snapshot: {Quoted(signed.SnapshotHash)}");
        line.Append(signed.Expectations.IsEmpty ? "" : $", expect: {{ {string.Join(", ", signed.Expectations.Select(Expectation))} }}");
        return line.Append(" }").ToString();
    }

    private static string Expectation(AcceptedExpectation accepted) => $"{(accepted.Name.Contains('[', StringComparison.Ordinal) ? Quoted(accepted.Name) : accepted.Name)}: {{ was: {Quoted(accepted.Was)}, now: {Quoted(accepted.Now)} }}";

    private static string Quoted(string? value) =>
        value is null ? "~" : YamlWriting.Quoted(ApprovalsDocument.OneLine(value));
}
