using System.Text;
using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Repl.Testing;

/// <summary>
/// The record of who approved or rejected which decisions, and why: <c>approvals.yaml</c> beside the snapshots. It is only ever added to, one line a case, so that it reads well in a comparison. The hash of each approved text
/// binds the snapshot to its record.
/// </summary>
internal sealed partial class ApprovalLog
{
    /// <summary>The file's name.</summary>
    public const string FileName = "approvals.yaml";

    private const string Heading = "# Who approved which decisions, and why. `policy approve` and `policy review` add to it; nothing in it is changed.\n";

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string path;
    private readonly List<ApprovalRecord> records = [];
    private readonly Dictionary<(string Policy, string Case), SignedSnapshot> signed = [];
    private readonly Dictionary<(string Policy, string Case), ApprovalRecord> last = [];
    private string text = "";

    private ApprovalLog(string folder) => path = Path.Combine(folder, FileName);

    /// <summary>The first mark of a merge that was not finished; <see langword="null"/> when there is none. Until it is settled, the record says what nobody may have signed.</summary>
    public SourceSpan? MergeMark => MarkLine().Match(text) is { Success: true } mark ? new SourceSpan(new SourceFile(path, text), mark.Index, mark.Length) : null;

    /// <summary>The records, the oldest first.</summary>
    public IReadOnlyList<ApprovalRecord> Records => records;

    /// <summary>Opens the record of a folder of snapshots, which need not exist.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ApprovalLog Open(string folder)
    {
        var log = new ApprovalLog(folder);
        if (File.Exists(log.path))
        {
            log.text = File.ReadAllText(log.path, Encoding).ReplaceLineEndings("\n");
            foreach (var record in ApprovalYaml.Read(log.text))
            {
                log.Remember(record);
            }
        }

        return log;
    }

    /// <summary>What was last approved of a case; <see langword="null"/> when nothing was.</summary>
    public SignedSnapshot? Find(string policyId, string caseId) => signed.GetValueOrDefault((policyId, caseId));

    /// <summary>Whether somebody signed for a text, as far as the record can tell. Where nobody has signed for anything, as in a policy that was only just started, nothing is held against a text.</summary>
    public bool Covers(string policyId, string caseId, string text) => records.Count == 0 || Find(policyId, caseId)?.Covers(text) == true;

    /// <summary>The record of a case's rejection, unless it was approved since.</summary>
    public ApprovalRecord? RejectionOf(string policyId, string caseId) => last.GetValueOrDefault((policyId, caseId)) is { IsRejection: true } rejection ? rejection : null;

    /// <summary>Adds an approval or a rejection.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Add(ApprovalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        text = (text.Length == 0 ? Heading : text.TrimEnd('\n') + "\n") + ApprovalYaml.Render(record);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path + ".part", text, Encoding);
        File.Move(path + ".part", path, overwrite: true);
        Remember(record);
    }

    private void Remember(ApprovalRecord record)
    {
        records.Add(record);
        foreach (var approved in record.Cases)
        {
            last[(record.PolicyId, approved.CaseId)] = record;
            if (!record.IsRejection)
            {
                signed[(record.PolicyId, approved.CaseId)] = new SignedSnapshot(record.PolicyHash, approved.SnapshotHash);
            }
        }
    }

    [GeneratedRegex("^(?:<{7}|={7}|>{7}|\\|{7})(?: .*)?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex MarkLine();
}
