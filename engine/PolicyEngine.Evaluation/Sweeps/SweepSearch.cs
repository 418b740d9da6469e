using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Sweeps;

/// <summary>
/// Finds the points along a fact at which the outcome, a part or an output changes. Where there are not too many values, all are tried. Otherwise the figures of the policy with their neighbours and an even grid are, and
/// every change between two of them is followed by halving until it lies between two values that nothing lies between.
/// </summary>
internal sealed class SweepSearch
{
    private const int MostValues = 60_000;
    private const int GridPoints = 12_000;
    private const long MostEvaluations = 2_000_000;

    private readonly Decision decision;
    private readonly CaseRun record;
    private readonly int place;
    private readonly SweepAxis axis;
    private readonly ItemPlan[] items;
    private readonly SortedDictionary<long, object[]> samples = [];
    private readonly CancellationToken cancellation;

    public SweepSearch(Decision decision, int place, object? low, object? high, CancellationToken cancellation)
    {
        this.decision = decision;
        record = decision.Record;
        this.place = place;
        this.cancellation = cancellation;
        var thresholds = new Thresholds(decision);
        Figures = [.. thresholds.Of(place), .. thresholds.OfCase(place)];
        axis = SweepAxis.Of(FactShapes.Of(decision.Policy).Facts[place], low, high, Figures);
        items = [.. record.Plan.Decided.OrderBy(item => item.Item.Kind == ItemKind.Outcome ? 0 : 1)];
    }

    private ImmutableArray<object> Figures { get; }

    public FactSweep Find()
    {
        long[] grid = [.. Grid()];
        foreach (var step in grid)
        {
            Sample(step);
        }

        if (grid.Length <= axis.Steps)
        {
            Follow(grid);
        }

        var words = new SweepWords(decision, place, axis, items);
        return new FactSweep
        {
            Fact = decision.Policy.Facts[place].Name,
            Low = words.Fact(0),
            High = words.Fact(axis.Steps),
            Steps = axis.Steps,
            Tracks = [.. items.Select((item, track) => new SweepTrack(item.Item.Name, item.Item.Title, item.Item.Kind, new SweepStretches(samples, track, axis.Steps, words).Find()))],
            Tried = samples.Count,
            Stride = axis.Stride,
            Gap = samples.Keys.Zip(samples.Keys.Skip(1), (before, after) => after - before).DefaultIfEmpty(0).Max(),
            Doubts = SweepDoubts.Of(record.Plan, place),
        };
    }

    private IEnumerable<long> Grid()
    {
        if (axis.Steps < MostValues)
        {
            for (var step = 0L; step <= axis.Steps; step++)
            {
                yield return step;
            }

            yield break;
        }

        var steps = new SortedSet<long>();
        var stride = (axis.Steps / GridPoints) + 1;
        for (var step = 0L; step < axis.Steps; step += stride)
        {
            steps.Add(step);
        }

        foreach (var step in Figures.Select(axis.StepOf).OfType<long>())
        {
            steps.UnionWith([step - 1, step, step + 1]);
        }

        steps.Add(axis.Steps);
        foreach (var step in steps.Where(step => step >= 0 && step <= axis.Steps))
        {
            yield return step;
        }
    }

    private void Follow(long[] grid)
    {
        var slides = SlidingCells(grid);
        for (var cell = 0; cell + 1 < grid.Length; cell++)
        {
            var skipped = slides.Select(track => track[cell]).ToArray();
            Halve(grid[cell], grid[cell + 1], skipped);
        }
    }

    // An amount that changes from cell to cell has too many points to follow; only where it begins and ends to slide is.
    private bool[][] SlidingCells(long[] grid) => [.. Enumerable.Range(0, items.Length).Select(track =>
    {
        var changed = Enumerable.Range(0, grid.Length - 1).Select(cell => !Equals(samples[grid[cell]][track], samples[grid[cell + 1]][track])).ToArray();
        return Enumerable.Range(0, changed.Length).Select(cell => SweepStretches.MaySlide(items[track].Item.Type) && cell > 0 && cell + 1 < changed.Length && changed[cell - 1] && changed[cell] && changed[cell + 1]).ToArray();
    })];

    private void Halve(long low, long high, bool[] skipped)
    {
        if (high - low <= 1 || samples.Count > MostEvaluations || !Differ(samples[low], samples[high], skipped))
        {
            return;
        }

        var middle = low + ((high - low) / 2);
        Sample(middle);
        Halve(low, middle, skipped);
        Halve(middle, high, skipped);
    }

    private static bool Differ(object[] one, object[] other, bool[] skipped)
    {
        for (var track = 0; track < one.Length; track++)
        {
            if (!skipped[track] && !Equals(one[track], other[track]))
            {
                return true;
            }
        }

        return false;
    }

    private void Sample(long step)
    {
        cancellation.ThrowIfCancellationRequested();
        if (samples.ContainsKey(step))
        {
            return;
        }

        StepBudget.Reset(StepBudget.DefaultSteps);
        var run = new CaseRun(record.Plan, record.Facts.With(place, axis.ValueAt(step)), record.AsOf);
        Evaluator.Run(run);
        samples.Add(step, [.. items.Select(item => run.StateOf(item.Slot) == SlotState.Ready ? run.Frame.Get(item.Slot) : Evaluator.StatusOf(run.StateOf(item.Slot)) == DecisionStatus.Determined ? SweepWords.DoesNotApply : Evaluator.StatusOf(run.StateOf(item.Slot)) == DecisionStatus.Faulted ? SweepWords.Broke : SweepWords.Open)]);
    }
}
