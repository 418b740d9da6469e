using System.Collections.Immutable;
using PolicyEngine.Bulk.Deciding;
using PolicyEngine.Bulk.Reading;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Bulk;

/// <summary>Rows that several policies decide, so that their answers can be compared.</summary>
public sealed record PopulationRequest
{
    /// <summary>The policies; the first is the one that is compared with.</summary>
    public required ImmutableArray<Policy> Policies { get; init; }

    /// <summary>Where rows come from.</summary>
    public required BatchInput Input { get; init; }

    /// <summary>The day of the decisions, where no column is.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What the columns are.</summary>
    public ColumnChoice Columns { get; init; } = new();

    /// <summary>How many rows are decided side by side; 0 for as many as there are cores.</summary>
    public int Threads { get; init; }

    /// <summary>Is told of each refused row, in order.</summary>
    public Action<RefusedCell>? OnRefused { get; init; }
}

/// <summary>One pass over rows: each is read once, and all policies decide it.</summary>
internal sealed class PopulationPass : IDisposable
{
    private readonly PopulationRequest request;
    private readonly IRowSource source;
    private readonly ColumnMap[] maps;
    private readonly CellForms[] forms;

    private PopulationPass(PopulationRequest request, IRowSource source, ColumnMap[] maps, CellForms[] forms) =>
        (this.request, this.source, this.maps, this.forms) = (request, source, maps, forms);

    /// <summary>The kept headings.</summary>
    public IReadOnlyList<string> Kept => maps[0].Kept;

    /// <summary>What a row is numbered by.</summary>
    public string PlaceWord => source.PlaceWord;

    /// <summary>Opens the rows, or says everything that is wrong.</summary>
    public static (PopulationPass? Pass, IReadOnlyList<Problem> Problems) Open(PopulationRequest request)
    {
        if (!DateForm.Of(request.Columns.DateForm).TryGet(out var dates, out var noForm))
        {
            return (null, [noForm]);
        }

        var asBatch = new BatchRequest { Policy = request.Policies[0], Input = request.Input, Output = new BatchOutput { Name = "" }, AsOf = request.AsOf, Columns = request.Columns };
        if (!RowSources.Open(asBatch).TryGet(out var source, out var unread))
        {
            return (null, [unread]);
        }

        var maps = Maps(request, source.Headings);
        var problems = maps.SelectMany(map => map.Problems).Distinct().ToList();
        if (problems.Count > 0)
        {
            source.Dispose();
            return (null, problems);
        }

        CellForms[] forms = [.. request.Policies.Select(policy => new CellForms(policy.Model, dates, [.. request.Columns.NotKnown.Append("n/k").Select(System.Text.Encoding.UTF8.GetBytes)]))];
        return (new PopulationPass(request, source, maps, forms), []);
    }

    /// <summary>Runs it.</summary>
    /// <param name="look">Sees the decided blocks of all policies, on any thread.</param>
    /// <param name="add">Takes what was seen, in order.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    public (BatchTally Tally, RefusedCell? Ended) Run<T>(Func<RowBlock[], T> look, Action<T> add, IProgress<BatchProgress>? progress, CancellationToken cancellation)
        where T : notnull
    {
        var workers = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        var sets = Enumerable.Range(0, workers * 2).Select(_ => Blocks()).ToArray();
        var deciders = request.Policies.Select((policy, i) => new BlockDecider(policy.Compiled, sets[0][i], cancellation)).ToArray();
        var work = sets.ToDictionary(set => set[0], set => (Set: set, Reading: new RowReading(set, maps, forms, request.AsOf)));
        var tally = BatchTally.None;
        RefusedCell? ended = null;
        using var pipeline = new Pipeline(source, [.. sets.Select(set => set[0])], cancellation);
        var failure = pipeline.Run(
            workers,
            block =>
            {
                var (set, reading) = work[block];
                foreach (var side in set.Skip(1))
                {
                    side.Clear();
                }

                source.Parse(block, reading);
                for (var i = 0; i < set.Length; i++)
                {
                    set[i].RefuseAsIn(block);
                    deciders[i].Decide(set[i]);
                }

                block.Seen = look(set);
                block.Tally = BatchWork.Count(block);
            },
            block =>
            {
                add((T)block.Seen!);
                block.Refused.ForEach(one => request.OnRefused?.Invoke(one));
                tally = tally.Plus(block.Tally);
                progress?.Report(new BatchProgress(tally, block.After.Offset, source.Length));
                ended = block.Ended;
                return ended is null;
            });
        return failure is null ? (tally, ended) : throw (failure is OperationCanceledException ? new OperationCanceledException(cancellation) : new InvalidOperationException("the pass broke", failure));
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    // A column that only some of the policies know is left out for the others.
    private static ColumnMap[] Maps(PopulationRequest request, IReadOnlyList<string> headings)
    {
        var alone = request.Policies.Select(policy => ColumnMap.Of(policy.Model, headings, request.Columns)).ToArray();
        return [.. alone.Select((map, i) =>
        {
            var others = map.Columns.Where((column, place) => column.Fact < 0 && Array.Exists(alone, other => other.Columns[place].Fact >= 0)).Select(column => column.Name).ToArray();
            var mapped = request.Columns.Facts.RemoveRange(request.Columns.Facts.Where(pair => others.Contains(pair.Key)).Select(pair => pair.Key));
            var kept = others.Where(name => request.Columns.Keep.Contains(name)).ToArray();
            return others.Length == 0 ? map : ColumnMap.Of(request.Policies[i].Model, headings, request.Columns with { Facts = mapped, LeaveOut = [.. request.Columns.LeaveOut, .. others.Except(kept)] });
        })];
    }

    private RowBlock[] Blocks()
    {
        var first = new RowBlock(request.Policies[0].Model, maps[0].Facts, maps[0].Kept.Count, AnswerColumn.Of(request.Policies[0].Model));
        return [first, .. request.Policies.Skip(1).Select((policy, i) => new RowBlock([.. maps[i + 1].Facts.Select(place => Shared(first, policy.Model, place))], 0, AnswerColumn.Of(policy.Model)))];
    }

    // What both policies ask in the same way is read once.
    private FactColumn Shared(RowBlock first, PolicyModel model, int place)
    {
        var same = first.Facts.FirstOrDefault(column => column.Place == place && IsSame(request.Policies[0].Model, column.Fact, model, model.Facts[place]));
        return same ?? FactColumn.For(model.Facts[place], place);
    }

    private static bool IsSame(PolicyModel one, Fact fact, PolicyModel two, Fact other) =>
        (fact.Name, fact.Type, fact.Minimum, fact.Maximum, fact.Pattern, fact.MaxLength) == (other.Name, other.Type, other.Minimum, other.Maximum, other.Pattern, other.MaxLength)
        && (fact.FromAsOf, fact.UntilAsOf, fact.Unit) == (other.FromAsOf, other.UntilAsOf, other.Unit) && fact.Type != FactType.List
        && (fact.ChoiceSet < 0 || one.Choices[fact.ChoiceSet].Options.Select(option => (option.Name, option.Title)).SequenceEqual(two.Choices[other.ChoiceSet].Options.Select(option => (option.Name, option.Title))));
}
