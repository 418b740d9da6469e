using System.Text;
using PolicyEngine.Testing;

namespace PolicyEngine.Workbench.Scaffolding;

/// <summary>Writes a new pack whole, or nothing of it.</summary>
public static class PackWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the files and the approved decisions of the cases.</summary>
    /// <param name="folder">The pack's folder, which does not exist yet.</param>
    /// <param name="files">The files.</param>
    /// <param name="date">When, for the record of approvals.</param>
    /// <param name="cancellation">Gives up; nothing is left behind then.</param>
    /// <exception cref="InvalidOperationException">The template itself is broken.</exception>
    public static void Write(string folder, IEnumerable<(string Name, string Text)> files, DateTimeOffset date, CancellationToken cancellation)
    {
        // The snapshots are decisions of the finished pack, so it is built aside and moved when it is whole.
        var aside = $"{folder}.new";
        Directory.CreateDirectory(aside);
        try
        {
            foreach (var (name, text) in files)
            {
                File.WriteAllText(Path.Combine(aside, name), text, Utf8);
            }

            Approve(aside, date, cancellation);
            Directory.Move(aside, folder);
        }
        finally
        {
            if (Directory.Exists(aside))
            {
                Directory.Delete(aside, recursive: true);
            }
        }
    }

    private static void Approve(string folder, DateTimeOffset date, CancellationToken cancellation)
    {
        var loaded = PolicyLoader.Load(folder, new LoadOptions(), cancellation);
        if (!loaded.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", loaded.Diagnostics.Select(diagnostic => $"{diagnostic.Location} {diagnostic.Message}")));
        }

        var run = TestRun.Of(CaseSuite.Of(loaded), CaseFilter.All, suite => new SnapshotStore(suite.SnapshotFolder), cancellation);
        if (run.Verdict != CaseVerdict.AwaitingApproval)
        {
            throw new InvalidOperationException($"the template's cases come out as {run.Verdict}");
        }

        // Nobody has looked at them yet, and the record says so.
        Approver.Approve(run.Suites.SelectMany(suite => ChangeReader.Read(suite, new SnapshotStore(suite.Suite.SnapshotFolder))), "policy new", "The template's decisions, which nobody has looked at", date, suite => suite.SnapshotFolder);
    }
}
