using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Testing;

/// <summary>
/// The record of who approved or rejected which decisions, and why: <c>approvals.yaml</c> beside the snapshots. It is only ever added to, one line a case, so that it reads well in a comparison. The hash of each approved text
/// binds the snapshot to its record. A record that cannot be understood to its end signs for nothing.
/// </summary>
public sealed partial class ApprovalLog
{
    /// <summary>The file's name.</summary>
    public const string FileName = "approvals.yaml";

    private const string Heading = "# Who approved which decisions, and why. `policy approve` and `policy review` add to it; nothing in it is changed.\n";

    private readonly string path;
    private readonly List<ApprovalRecord> records = [];
    private readonly Dictionary<(string Policy, string Case), SignedSnapshot> signed = [];
    private readonly Dictionary<(string Policy, string Case), ApprovalRecord> last = [];
    private ApprovalsDocument? document;

    private ApprovalLog(string folder) => path = Path.Combine(folder, FileName);

    /// <summary>Why the record cannot be understood; none when it can. Until that is mended, nothing counts as signed.</summary>
    public ImmutableArray<PolicyDiagnostic> Diagnostics { get; private set; } = [];

    /// <summary>The records, the oldest first.</summary>
    public IReadOnlyList<ApprovalRecord> Records => records;

    /// <summary>Opens the record of a folder of snapshots, which need not exist.</summary>
    public static ApprovalLog Open(string folder)
    {
        var log = new ApprovalLog(folder);
        if (File.Exists(log.path))
        {
            log.Load();
        }

        return log;
    }

    /// <summary>What was last approved of a case; <see langword="null"/> when nothing was.</summary>
    public SignedSnapshot? Find(string policyId, string caseId) => signed.GetValueOrDefault((policyId, caseId));

    /// <summary>Whether somebody signed for a text.</summary>
    public bool Covers(string policyId, string caseId, string text) => Find(policyId, caseId)?.Covers(text) == true;

    /// <summary>The record of a case's rejection, unless it was approved since.</summary>
    public ApprovalRecord? RejectionOf(string policyId, string caseId) => last.GetValueOrDefault((policyId, caseId)) is { IsRejection: true } rejection ? rejection : null;

    /// <summary>Adds an approval or a rejection. What stands in the file already stays as it is.</summary>
    /// <exception cref="InvalidOperationException">The record cannot be understood, or would not be read back as it is.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Add(ApprovalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException($"{path}: {Diagnostics[0].Message}");
        }

        var text = document is { File: { } file, Place: { } place } ? ApprovalYaml.Added(file.Text, place, record) : Heading + ApprovalYaml.Render(record, 0);
        var written = ApprovalsDocument.Read(new SourceFile(path, text));
        // A signature that the next reader cannot read would protect nothing.
        if (written.Records.Length != records.Count + 1 || ApprovalYaml.Render(written.Records[^1], 0) != ApprovalYaml.Render(record, 0))
        {
            throw new InvalidOperationException($"{path}: {(written.Diagnostics.Count > 0 ? written.Diagnostics[0].Message : "the record is read back otherwise")}");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        PackFile.WriteText(path, text, HasMark());
        document = written;
        Remember(record);
    }

    private void Load()
    {
        document = ApprovalsDocument.ReadFile(path);
        Diagnostics = document.File is { } file && MergeMark(file) is { } mark ? [mark] : [.. document.Diagnostics];
        foreach (var record in Diagnostics.IsEmpty ? document.Records : [])
        {
            Remember(record);
        }
    }

    // A byte order mark is no part of the text, and is kept where there is one.
    private bool HasMark() => File.Exists(path) && PackFile.HasMark(path);

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

    // The marks are no YAML; said as what they are, they are easier to mend.
    private static PolicyDiagnostic? MergeMark(SourceFile file)
    {
        if (MarkLine().Match(file.Text) is not { Success: true } mark)
        {
            return null;
        }

        var diagnostics = new DiagnosticBag();
        diagnostics.Add(ExpectationDiagnostics.UnfinishedMerge, file.Span(mark.Index, mark.Length));
        return diagnostics.Sorted().Single();
    }

    [GeneratedRegex("^(?:<{7}|={7}|>{7}|\\|{7})(?: .*?)?(?=\r?$)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex MarkLine();
}
