using System.Text;
using PolicyEngine.Repl.Testing;

namespace PolicyEngine.Repl.Scaffolding;

/// <summary>Writes a new pack whole, or nothing of it.</summary>
internal static class PackWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the files and the approved decisions of the cases.</summary>
    /// <param name="folder">The pack's folder, which does not exist yet.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancellation">Gives up; nothing is left behind then.</param>
    /// <exception cref="InvalidOperationException">The template itself is broken.</exception>
    public static void Write(string folder, IEnumerable<(string Name, string Text)> files, CancellationToken cancellation)
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

            Approve(aside, cancellation);
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

    private static void Approve(string folder, CancellationToken cancellation)
    {
        var loaded = PolicyLoader.Load(folder, new LoadOptions(), cancellation);
        if (!loaded.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", loaded.Diagnostics.Select(diagnostic => $"{diagnostic.Location} {diagnostic.Message}")));
        }

        foreach (var suite in CaseSuite.Of(loaded))
        {
            var snapshots = new SnapshotStore(suite.SnapshotFolder);
            foreach (var testCase in suite.Cases)
            {
                var facts = suite.Policy.ReadFacts(testCase.Facts, testCase.Unknown.Select(name => (name.Value, name.Span))).Facts ?? throw new InvalidOperationException(testCase.Id.Value);
                snapshots.Approve(testCase.Id.Value, CaseRunner.TextOf(testCase, suite.Policy.Decide(facts, testCase.AsOf.Value)));
            }
        }
    }
}
