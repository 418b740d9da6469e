using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What was read of files, kept from one read to the next: a file with the path and the text that it had is not parsed again. Safe for any number of threads.</summary>
public sealed class FileMemory
{
    private readonly Lock gate = new();
    private Dictionary<string, ReadDocument> before = new(StringComparer.Ordinal);
    private Dictionary<string, ReadDocument> now = new(StringComparer.Ordinal);

    /// <summary>Forgets what was not read since it was called last.</summary>
    public void Turn()
    {
        lock (gate)
        {
            (before, now) = (now, new Dictionary<string, ReadDocument>(StringComparer.Ordinal));
        }
    }

    internal ReadDocument Read(SourceFile file)
    {
        lock (gate)
        {
            if (Known(file) is { } known)
            {
                return now[file.Path] = known;
            }
        }

        var read = DocumentReader.Read(file);
        lock (gate)
        {
            return now[file.Path] = read;
        }
    }

    private ReadDocument? Known(SourceFile file) =>
        (now.TryGetValue(file.Path, out var known) || before.TryGetValue(file.Path, out known)) && IsSame(known.File, file) ? known : null;

    private static bool IsSame(SourceFile known, SourceFile file) => string.Equals(known.Text, file.Text, StringComparison.Ordinal) && known.PositionOf(0) == file.PositionOf(0);
}
