using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;
using PolicyEngine.Testing.Coverage;

namespace PolicyEngine.Testing.Drafting;

/// <summary>Thinks up the fewest cases that reach what no case of a policy reaches: neighbours of its cases, then neighbours of those.</summary>
public sealed class CaseGenerator
{
    private const int MostRounds = 3;
    private const int MostTries = 12_000;

    private readonly CaseSuite suite;
    private readonly DraftMoves moves;
    private readonly (int Item, int Column, object Edge, int[] Facts)[] edges;
    private readonly int most;
    private readonly CancellationToken cancellation;
    private readonly List<CoveragePoint> open = [];
    private readonly ImmutableArray<GeneratedCase>.Builder chosen = ImmutableArray.CreateBuilder<GeneratedCase>();

    private CaseGenerator(CaseSuite suite, int most, CancellationToken cancellation)
    {
        (this.suite, this.most, this.cancellation) = (suite, most, cancellation);
        moves = new DraftMoves(suite.Policy.Model);
        edges = [.. EdgesOf(suite.Policy.Model)];
    }

    /// <summary>Thinks up cases for a policy.</summary>
    /// <param name="suite">The policy and its cases.</param>
    /// <param name="most">How many at most: those that reach most.</param>
    /// <param name="cancellation">Gives up.</param>
    public static GeneratedCases Of(CaseSuite suite, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(suite);
        return new CaseGenerator(suite, most, cancellation).Run();
    }

    private GeneratedCases Run()
    {
        var seeds = DraftSeeds.Of(suite);
        var reached = suite.Cases.IsEmpty ? [] : seeds.Select(seed => (Trace: TraceOf(seed), seed.AsOf)).ToArray();
        open.AddRange(CoveragePlan.Of(suite.Policy.Model).Where(point => !reached.Any(one => point.IsReachedOn(one.Trace, one.AsOf))));
        var wanted = open.Count;
        for (var round = 0; round < MostRounds && open.Count > 0 && chosen.Count < most; round++)
        {
            var before = chosen.Count;
            Choose(Pool(seeds));
            seeds = [.. chosen.Skip(before).Select(one => one.Draft)];
            if (seeds.Count == 0)
            {
                break;
            }
        }

        return new GeneratedCases(suite, chosen.ToImmutable(), wanted, [.. open]);
    }

    // What each neighbour reaches; of those that reach the same the first, which lies nearest to a case that somebody wrote.
    private Dictionary<string, (DraftCase Draft, int[] Reached)> Pool(IReadOnlyList<DraftCase> seeds)
    {
        var pool = new Dictionary<string, (DraftCase, int[])>(StringComparer.Ordinal);
        foreach (var draft in seeds.Concat(Interleaved.Of(seeds.Select(Neighbours))).Take(MostTries))
        {
            cancellation.ThrowIfCancellationRequested();
            var trace = TraceOf(draft);
            int[] reached = [.. Enumerable.Range(0, open.Count).Where(place => open[place].IsReachedOn(trace, draft.AsOf))];
            if (reached.Length > 0)
            {
                pool.TryAdd(string.Join(',', reached), (draft, reached));
            }
        }

        return pool;
    }

    private IEnumerable<DraftCase> Neighbours(DraftCase seed)
    {
        var facts = Enumerable.Range(0, suite.Policy.Model.Facts.Length).ToArray();
        var dated = Days(seed.AsOf).Select(day => seed with { AsOf = day }).Select(moved => Aimed(moved, facts).Prepend(moved).Concat(moves.Facts(moved, facts)));
        return Aimed(seed, facts).Concat(Interleaved.Of([moves.Facts(seed, facts), moves.Days(seed), Interleaved.Of(dated), AimedAtEdges(seed)]));
    }

    private IEnumerable<DraftCase> Aimed(DraftCase draft, IReadOnlyList<int> facts) =>
        DraftMoves.Compared(suite.Policy.Model, TraceOf(draft)).Select(pair => pair.Compared).Distinct().SelectMany(pair => DraftMoves.Towards(draft, pair, facts));

    private IEnumerable<DraftCase> AimedAtEdges(DraftCase draft)
    {
        var trace = TraceOf(draft);
        return edges.SelectMany(edge => DraftMoves.Towards(draft, (trace.InputsOf(edge.Item).ElementAtOrDefault(edge.Column), edge.Edge), edge.Facts));
    }

    // The edges of tables, with the facts that move what stands beside them.
    private static IEnumerable<(int Item, int Column, object Edge, int[] Facts)> EdgesOf(PolicyModel model)
    {
        var relevant = new RelevantFacts(model);
        for (var item = 0; item < model.Items.Length; item++)
        {
            for (var column = 0; column < model.Items[item].Lookup?.Columns.Length; column++)
            {
                var table = model.Items[item].Lookup!;
                int[] facts = [.. model.Leaves[table.Columns[column].KeyLeaf].Reads.SelectMany(relevant.Behind).Distinct()];
                foreach (var edge in TableThresholds.Edges(table, column))
                {
                    yield return (item, column, edge, facts);
                }
            }
        }
    }

    // A day for each stretch of days outside which something is not reached.
    private IEnumerable<DateOnly> Days(DateOnly asOf) =>
        open.Select(point => point.Days).Distinct().Where(days => asOf < days.First || asOf > days.Last).Select(days => days.First > suite.Policy.Model.InForceFrom ? days.First : suite.Policy.Model.InForceFrom).Distinct().ToArray();

    private void Choose(Dictionary<string, (DraftCase Draft, int[] Reached)> pool)
    {
        var left = Enumerable.Range(0, open.Count).ToHashSet();
        var all = open.ToArray();
        while (pool.Count > 0 && chosen.Count < most && pool.Values.Select(one => (one.Draft, New: one.Reached.Where(left.Contains).ToArray())).MaxBy(one => one.New.Length) is { New.Length: > 0 } best)
        {
            left.ExceptWith(best.New);
            chosen.Add(new GeneratedCase(best.Draft, suite.Policy.Decide(best.Draft.Facts, best.Draft.AsOf), [.. best.New.Select(place => all[place])]));
        }

        open.Clear();
        open.AddRange(left.Order().Select(place => all[place]));
    }

    private DecisionTrace TraceOf(DraftCase draft) => suite.Policy.Decide(draft.Facts, draft.AsOf).Trace();
}
