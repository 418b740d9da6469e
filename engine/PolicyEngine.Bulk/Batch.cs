using System.Collections.Immutable;
using PolicyEngine.Bulk.Deciding;
using PolicyEngine.Bulk.Reading;
using PolicyEngine.Bulk.Resuming;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Bulk.Writing;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bulk;

/// <summary>A batch that is ready to run, or everything that keeps it from running.</summary>
/// <param name="Batch">The batch; <see langword="null"/> where anything is wrong. Nothing was written yet.</param>
/// <param name="Problems">What is wrong.</param>
public sealed record BatchOpening(Batch? Batch, IReadOnlyList<Problem> Problems);

/// <summary>
/// Decides the rows of a file or a query: in blocks, on every core, in the input's order. The plain form decides, and the explained form says of rows without a settled answer what is missing or what broke. Memory does not grow
/// with the rows, nothing is dropped, and what is read adds up to what is decided and what is refused.
/// </summary>
public sealed class Batch : IDisposable
{
    private readonly BatchRequest request;
    private readonly IRowSource source;
    private readonly ColumnMap map;
    private readonly CellForms forms;
    private readonly ImmutableArray<OutputColumn> columns;
    private readonly RowCondition[] conditions;
    private readonly JournalRecord? resumed;

    private Batch(BatchRequest request, BatchParts parts, JournalRecord? resumed)
    {
        this.request = request;
        (source, map, forms, columns, conditions) = (parts.Source, parts.Map, parts.Forms, parts.Columns, parts.Conditions);
        this.resumed = resumed;
    }

    /// <summary>The columns of the input, and what each is: a fact's name, <c>kept</c>, <c>as_of</c> or <c>left out</c>.</summary>
    public IEnumerable<(string Column, string Is)> Columns => map.Columns.Select(column => (column.Name, string.Join(" and ", Uses(column).DefaultIfEmpty("left out"))));

    /// <summary>The facts that decide and have no column, so that they are not asked in every row.</summary>
    public IEnumerable<string> FactsWithoutColumn => Typed.DecisionReads.Of(request.Policy.Model).Except(map.Facts).Order().Select(place => request.Policy.Model.Facts[place].Name);

    /// <summary>What a row is numbered by: <c>line</c> or <c>row</c>.</summary>
    public string PlaceWord => source.PlaceWord;

    /// <summary>The rows that an earlier run wrote, on which this one goes on.</summary>
    public BatchTally Before => resumed?.Tally ?? BatchTally.None;

    /// <summary>Opens the input, holds its columns against the policy, and looks at the output. Nothing is written.</summary>
    public static BatchOpening Open(BatchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var files = BatchFiles.Check(request);
        if (files.Count > 0)
        {
            return new BatchOpening(null, files);
        }

        var parts = BatchParts.Of(request);
        if (parts.Problems.Count > 0)
        {
            parts.Dispose();
            return new BatchOpening(null, parts.Problems);
        }

        if (!request.Resume)
        {
            return new BatchOpening(new Batch(request, parts, null), []);
        }

        var (record, problem) = Journal.Last(request);
        if (problem is null)
        {
            return new BatchOpening(new Batch(request, parts, record), []);
        }

        parts.Dispose();
        return new BatchOpening(null, [problem]);
    }

    /// <summary>Runs it.</summary>
    /// <param name="progress">Is told after each block that is written; by one thread at a time.</param>
    /// <param name="cancellation">Stops it; what is written stays whole.</param>
    public BatchResult Run(IProgress<BatchProgress>? progress = null, CancellationToken cancellation = default)
    {
        var workers = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        var ring = Enumerable.Range(0, workers * 2).Select(_ => Block()).ToArray();
        var work = new BatchWork(request, new BlockDecider(request.Policy.Compiled, ring[0], cancellation), conditions) { PlaceWord = source.PlaceWord };
        var readings = ring.ToDictionary(block => block, block => new RowReading(block, map, forms, request.AsOf));
        if (resumed is not null)
        {
            source.GoTo(resumed.Mark);
        }

        using var sink = Sink();
        using var refused = new RefusedFile(request.RefusedPath, source.PlaceWord, resumed?.Refused ?? 0);
        using var journal = request.Output.Path is null || request.Output.Format == RowFormat.Parquet ? null : Journal.Begin(request, resumed);
        var tally = Before;
        RefusedCell? ended = null;
        using var pipeline = new Pipeline(source, ring, cancellation);
        var failure = pipeline.Run(
            workers,
            block =>
            {
                source.Parse(block, readings[block]);
                work.Do(block);
                sink.Prepare(block);
            },
            block =>
            {
                sink.Write(block);
                refused.Write(block.RefusedOutput);
                block.Refused.ForEach(one => request.OnRefused?.Invoke(one));
                work.Draw(block);
                tally = tally.Plus(block.Tally);
                journal?.Write(new JournalRecord(block.After, sink.Whole, refused.Whole, tally));
                progress?.Report(new BatchProgress(tally, block.After.Offset, source.Length));
                ended = block.Ended;
                return ended is null;
            });
        var broken = failure is null or OperationCanceledException ? null : Broken(failure);
        if (failure is null)
        {
            sink.Finish();
            journal?.End();
        }
        else
        {
            sink.TakeBack();
            refused.TakeBack();
        }

        if (ended is not null)
        {
            request.OnRefused?.Invoke(ended);
        }

        return new BatchResult(tally, ended, broken, failure is OperationCanceledException) { Explained = work.Drawn };
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    private RowBlock Block() => new(request.Policy.Model, map.Facts, map.Kept.Count, AnswerColumn.Of(request.Policy.Model));

    private RowSink Sink()
    {
        if (request.Output.Format == RowFormat.Parquet)
        {
            return new ParquetSink(request.Output.Path!, columns, [.. AnswerColumn.Of(request.Policy.Model)]);
        }

        TextFormat format = request.Output.Format == RowFormat.JsonLines ? new JsonFormat(columns) : new CsvFormat(columns);
        if (request.Output.Stream is { } stream)
        {
            return new TextSink(stream, false, format, true);
        }

        var file = new FileStream(request.Output.Path!, resumed is null ? FileMode.Create : FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 1);
        if (resumed is not null)
        {
            file.SetLength(resumed.Output);
            file.Position = resumed.Output;
        }

        return new TextSink(file, true, format, resumed is null);
    }

    private static Problem Broken(Exception failure) => failure is IOException or UnauthorizedAccessException
        ? new Problem($"writing broke off: {char.ToLowerInvariant(failure.Message[0])}{failure.Message[1..].TrimEnd('.')}", "what is written is whole up to its last row; make room, and go on with --resume")
        : throw new InvalidOperationException("the batch broke", failure);

    private IEnumerable<string> Uses(MappedColumn column)
    {
        if (column.Fact >= 0)
        {
            yield return request.Policy.Model.Facts[column.Fact].Name;
        }

        if (column.Kept >= 0)
        {
            yield return "kept";
        }

        if (column.IsDay)
        {
            yield return "as_of";
        }
    }
}
