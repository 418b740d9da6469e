using System.Text;
using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Testing;

/// <summary>The snapshot files of a folder: <c>CASE.verified.txt</c> as approved and <c>CASE.received.txt</c> as it came. UTF-8 without a byte order mark, LF line ends.</summary>
/// <param name="folder">The folder, ready for the file system; it need not exist.</param>
public sealed class SnapshotStore(string folder)
{
    /// <summary>The ending of an approved snapshot.</summary>
    public const string Verified = ".verified.txt";

    /// <summary>The ending of a snapshot that awaits approval.</summary>
    public const string Received = ".received.txt";

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private ApprovalLog? approvals;

    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>The record of who approved the snapshots; read when first asked for.</summary>
    public ApprovalLog Approvals => approvals ??= ApprovalLog.Open(Folder);

    /// <summary>The approved text of a case, as in the file; <see langword="null"/> when there is none.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public string? ReadApproved(string caseId) => File.Exists(PathOf(caseId, Verified)) ? PackFile.ReadText(PathOf(caseId, Verified), Folder) : null;

    /// <summary>Keeps a text that awaits approval.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Receive(string caseId, string text) => Write(PathOf(caseId, Received), text);

    /// <summary>Approves a text: it becomes the verified one, and the received one goes.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Approve(string caseId, string text)
    {
        Write(PathOf(caseId, Verified), text);
        Withdraw(caseId);
    }

    /// <summary>Takes away what awaits approval, if anything does.</summary>
    /// <exception cref="IOException">The file cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be deleted.</exception>
    public void Withdraw(string caseId) => Delete(PathOf(caseId, Received));

    /// <summary>Takes away both files of a case.</summary>
    /// <exception cref="IOException">A file cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be deleted.</exception>
    public void Remove(string caseId)
    {
        Delete(PathOf(caseId, Verified));
        Withdraw(caseId);
    }

    /// <summary>The ids of all files of an ending, in ordinal order.</summary>
    /// <param name="ending"><see cref="Verified"/> or <see cref="Received"/>.</param>
    public IReadOnlyList<string> Ids(string ending) => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*" + ending).Select(path => Path.GetFileName(path)[..^ending.Length]).Order(StringComparer.Ordinal)]
        : [];

    private string PathOf(string caseId, string ending) => Path.Combine(Folder, caseId + ending);

    // Written beside and moved, so that an interruption never leaves half a snapshot.
    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, Encoding.GetBytes(text));
    }

    private static void Delete(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
