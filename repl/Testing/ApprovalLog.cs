using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PolicyEngine.Repl.Testing;

/// <summary>
/// The record of who approved which decisions, and why: <c>approvals.yaml</c> beside the snapshots. It is only ever added to, one line a case, so that it reads well in a comparison.
/// </summary>
internal sealed class ApprovalLog
{
    /// <summary>The file's name.</summary>
    public const string FileName = "approvals.yaml";

    private const string Heading = "# Who approved which decisions, and why. `policy approve` adds to it; nothing in it is changed.\n";
    private const string CaseLead = "    - { case: ";

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string path;
    private readonly Dictionary<(string Policy, string Case), string> hashes = [];
    private string text = "";

    private ApprovalLog(string folder) => path = Path.Combine(folder, FileName);

    /// <summary>Opens the record of a folder of snapshots, which need not exist.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ApprovalLog Open(string folder)
    {
        var log = new ApprovalLog(folder);
        if (File.Exists(log.path))
        {
            log.text = File.ReadAllText(log.path, Encoding).ReplaceLineEndings("\n");
            log.ReadHashes();
        }

        return log;
    }

    /// <summary>The content hash of the policy under which a case was last approved; <see langword="null"/> when it never was.</summary>
    public string? HashOf(string policyId, string caseId) => hashes.GetValueOrDefault((policyId, caseId));

    /// <summary>Adds an approval.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Add(ApprovalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        text = (text.Length == 0 ? Heading : text.TrimEnd('\n') + "\n") + Render(record);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + ".part", text, Encoding);
        File.Move(path + ".part", path, overwrite: true);
        foreach (var approved in record.Cases)
        {
            hashes[(record.PolicyId, approved.CaseId)] = record.PolicyHash;
        }
    }

    private static string Render(ApprovalRecord record)
    {
        var entry = new StringBuilder();
        entry.Append("- date: ").Append(record.Date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)).Append('\n');
        entry.Append("  name: ").Append(Quoted(record.Name)).Append('\n');
        entry.Append("  reason: ").Append(Quoted(record.Reason)).Append('\n');
        entry.Append("  policy: ").Append(Quoted(record.PolicyId)).Append('\n');
        entry.Append("  policy_hash: ").Append(Quoted(record.PolicyHash)).Append('\n');
        entry.Append("  cases:\n");
        foreach (var approved in record.Cases)
        {
            entry.Append(CaseLead).Append(Quoted(approved.CaseId)).Append(", was: ").Append(Quoted(approved.Was)).Append(", now: ").Append(Quoted(approved.Now));
            entry.Append(approved.Cause.Length == 0 ? "" : $", cause: {Quoted(approved.Cause)}").Append(" }\n");
        }

        return entry.ToString();
    }

    // A JSON text is a YAML text in double quotation marks.
    private static string Quoted(string? value) => value is null ? "~" : $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private void ReadHashes()
    {
        var (policy, hash) = ("", "");
        foreach (var line in text.Split('\n'))
        {
            if (ValueOf(line, "  policy: ") is { } id)
            {
                policy = id;
            }
            else if (ValueOf(line, "  policy_hash: ") is { } digits)
            {
                hash = digits;
            }
            else if (ValueOf(line, CaseLead) is { } caseId)
            {
                hashes[(policy, caseId)] = hash;
            }
        }
    }

    private static string? ValueOf(string line, string lead) => line.StartsWith(lead + "\"", StringComparison.Ordinal) ? line[(lead.Length + 1)..].Split('"')[0] : null;
}
