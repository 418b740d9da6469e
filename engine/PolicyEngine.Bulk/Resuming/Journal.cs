using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bulk.Resuming;

/// <summary>How far a batch has written.</summary>
/// <param name="Mark">Where the input stands.</param>
/// <param name="Output">How long the output is.</param>
/// <param name="Refused">How long the file of refused rows is.</param>
/// <param name="Tally">The rows so far.</param>
internal sealed record JournalRecord(SourceMark Mark, long Output, long Refused, BatchTally Tally);

/// <summary>What a batch takes down beside its output, so that another run goes on where it stopped and decides each row once. It is deleted when the batch is done.</summary>
internal sealed class Journal : IDisposable
{
    private const int Ends = 1 << 16;
    private readonly FileStream stream;
    private readonly string path;
    private bool isDone;

    private Journal(string path, FileMode mode) => (this.path, stream) = (path, new FileStream(path, mode, FileAccess.Write, FileShare.Read, 1));

    /// <summary>Where the journal of a batch is.</summary>
    public static string PathOf(BatchRequest request) => request.Output.Path + ".journal";

    /// <summary>Begins a journal, or goes on with one.</summary>
    public static Journal Begin(BatchRequest request, JournalRecord? resumed)
    {
        var journal = new Journal(PathOf(request), FileMode.Create);
        foreach (var (key, value) in Signs(request))
        {
            journal.Line($"{key}\t{value}");
        }

        if (resumed is not null)
        {
            journal.Write(resumed);
        }

        return journal;
    }

    /// <summary>How far the run before came, or why this one can't go on with it.</summary>
    public static (JournalRecord? Record, Problem? Problem) Last(BatchRequest request)
    {
        if (!File.Exists(PathOf(request)))
        {
            return (null, new Problem($"`{request.Output.Name}` has no journal to go on with", "a batch that is done, or never wrote a block, leaves none; begin anew without --resume"));
        }

        // A line that was cut short when the run before was killed has no end.
        var text = File.ReadAllText(PathOf(request));
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var kept = lines.Select(line => line.Split('\t', 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => parts[1]);
        foreach (var (key, value) in Signs(request))
        {
            if (kept[key].FirstOrDefault() != value)
            {
                return (null, new Problem($"the batch can't go on, since {key} is not what it was when it stopped", "begin anew with --replace, or give it what it had"));
            }
        }

        return kept["block"].LastOrDefault() is { } last && JsonSerializer.Deserialize<JournalRecord>(last) is { } record && Fits(request, record)
            ? (record, null)
            : (null, new Problem("the batch can't go on, since its files are shorter than its journal says", "begin anew with --replace"));
    }

    /// <summary>Takes down a block that is written.</summary>
    public void Write(JournalRecord record) => Line("block\t" + JsonSerializer.Serialize(record));

    /// <summary>Says that the batch is done.</summary>
    public void End() => isDone = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        if (isDone)
        {
            File.Delete(path);
        }
    }

    private void Line(string line)
    {
        stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        stream.Flush();
    }

    private static bool Fits(BatchRequest request, JournalRecord record) =>
        File.Exists(request.Output.Path) && new FileInfo(request.Output.Path!).Length >= record.Output
        && (record.Refused == 0 || (File.Exists(request.RefusedPath) && new FileInfo(request.RefusedPath!).Length >= record.Refused));

    private static IEnumerable<(string Key, string Value)> Signs(BatchRequest request)
    {
        var columns = request.Columns;
        yield return ("the policy", request.Policy.Id + " " + request.Policy.Model.ContentHash);
        yield return ("the input", Sign(request.Input));
        yield return ("the day", request.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return ("what the columns are", JsonSerializer.Serialize(new
        {
            Facts = columns.Facts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "=" + pair.Value),
            columns.Keep,
            columns.LeaveOut,
            columns.AsOf,
            columns.DateForm,
            columns.NotKnown,
            request.Input.Encoding,
            request.Input.Separator,
            request.Input.Format,
        }));
        yield return ("what is written", JsonSerializer.Serialize(new { request.Output.Format, request.Output.Columns, request.Output.Where, request.RefusedPath }));
    }

    // The length, the time and both ends: another file of the same length and time would have to have the same ends.
    private static string Sign(BatchInput input)
    {
        if (input.Path is not { } path || !File.Exists(path))
        {
            return "no file";
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[Ends * 2];
        var first = stream.ReadAtLeast(bytes.AsSpan(0, Ends), Ends, false);
        stream.Position = Math.Max(0, stream.Length - Ends);
        var last = stream.ReadAtLeast(bytes.AsSpan(first, Ends), Ends, false);
        var time = File.GetLastWriteTimeUtc(path).Ticks;
        return FormattableString.Invariant($"{stream.Length} {time} {Convert.ToHexString(SHA256.HashData(bytes.AsSpan(0, first + last)))} {input.Query}");
    }
}
