using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyEngine.Repl.Testing;

/// <summary>Records of approval as YAML: one line a case, texts in double quotation marks.</summary>
internal static partial class ApprovalYaml
{
    private const string RejectedLine = "  verdict: rejected\n";
    private const string DateForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>A record's text, with LF line ends.</summary>
    public static string Render(ApprovalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var entry = new StringBuilder();
        entry.Append("- date: ").Append(record.Date.UtcDateTime.ToString(DateForm, CultureInfo.InvariantCulture)).Append('\n');
        entry.Append("  name: ").Append(Quoted(record.Name)).Append('\n');
        entry.Append("  reason: ").Append(Quoted(record.Reason)).Append('\n');
        entry.Append(record.IsRejection ? RejectedLine : "");
        entry.Append("  policy: ").Append(Quoted(record.PolicyId)).Append('\n');
        entry.Append("  policy_hash: ").Append(Quoted(record.PolicyHash)).Append('\n');
        entry.Append("  cases:\n");
        foreach (var approved in record.Cases)
        {
            entry.Append("    - { case: ").Append(Quoted(approved.CaseId)).Append(", was: ").Append(Quoted(approved.Was)).Append(", now: ").Append(Quoted(approved.Now));
            entry.Append(approved.Cause.Length == 0 ? "" : $", cause: {Quoted(approved.Cause)}");
            entry.Append(approved.SnapshotHash is null ? "" : $", snapshot: {Quoted(approved.SnapshotHash)}").Append(" }\n");
        }

        return entry.ToString();
    }

    /// <summary>Reads records back. Lines of another form are passed over.</summary>
    public static IEnumerable<ApprovalRecord> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Entry().Split(text.ReplaceLineEndings("\n")).Where(entry => entry.StartsWith("- date: ", StringComparison.Ordinal)).Select(ReadEntry);
    }

    private static ApprovalRecord ReadEntry(string entry)
    {
        var lines = entry.Split('\n');
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var field in lines.Where(line => !line.StartsWith("   ", StringComparison.Ordinal)).SelectMany(line => Field().Matches(line).Take(1)))
        {
            fields.TryAdd(field.Groups[1].Value, Unquoted(field.Groups[2].Value));
        }

        _ = DateTimeOffset.TryParseExact(lines[0]["- date: ".Length..], DateForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        ImmutableArray<ApprovedCase> cases = [.. lines.Where(line => line.StartsWith("    - {", StringComparison.Ordinal)).Select(ReadCase)];
        return new ApprovalRecord(date, fields.GetValueOrDefault("name") ?? "", fields.GetValueOrDefault("reason") ?? "", fields.GetValueOrDefault("policy") ?? "", fields.GetValueOrDefault("policy_hash") ?? "", cases)
        {
            IsRejection = entry.Contains("\n" + RejectedLine, StringComparison.Ordinal),
        };
    }

    private static ApprovedCase ReadCase(string line)
    {
        var fields = Field().Matches(line).ToDictionary(field => field.Groups[1].Value, field => Unquoted(field.Groups[2].Value), StringComparer.Ordinal);
        return new ApprovedCase(fields.GetValueOrDefault("case") ?? "", fields.GetValueOrDefault("was"), fields.GetValueOrDefault("now"), fields.GetValueOrDefault("cause") ?? "", fields.GetValueOrDefault("snapshot"));
    }

    // A JSON text is a YAML text in double quotation marks.
    private static string Quoted(string? value) => value is null ? "~" : $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string? Unquoted(string value)
    {
        try
        {
            return value == "~" ? null : JsonDocument.Parse(value).RootElement.GetString();
        }
        catch (JsonException)
        {
            return value.Trim('"');
        }
    }

    [GeneratedRegex("^(?=- date: )", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Entry();

    [GeneratedRegex(@"(?<=^  |[{,] )([a-z_]+): (~|""(?:[^""\\]|\\.)*"")", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
