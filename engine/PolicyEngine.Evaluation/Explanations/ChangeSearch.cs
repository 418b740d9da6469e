using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Reasoning;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>
/// Finds the smallest change of one fact that gives another outcome. Along numbers, dates and times it tries ever larger steps and the thresholds that the policy names, then halves the distance to the last value that
/// changed nothing.
/// </summary>
internal sealed class ChangeSearch(Decision decision)
{
    private const int MostEvaluations = 4000;
    private const int MostThresholds = 200;

    private readonly FactShapes shapes = FactShapes.Of(decision.Policy);
    private readonly Wording words = new(decision.Record);
    private readonly Thresholds thresholds = new(decision);
    private int evaluations;

    public IReadOnlyList<OutcomeChange> Find()
    {
        var changes = new List<OutcomeChange>();
        foreach (var used in decision.FactsUsed.Where(used => !decision.Policy.Facts[shapes.Places[used.Name]].Fixed))
        {
            var place = shapes.Places[used.Name];
            var shape = shapes.Facts[place];
            if (used.Value is bool yes)
            {
                Add(changes, place, Try(place, !yes), !yes);
            }
            else if (used.Value is int option)
            {
                AddOptions(changes, place, option, shape.Choices!.Options.Length);
            }
            else if (ValueAxis.Of(shape, [used.Value, .. thresholds.Of(place)]) is { } axis)
            {
                AddNearest(changes, place, axis, -1);
                AddNearest(changes, place, axis, 1);
            }
        }

        return changes;
    }

    private void AddOptions(List<OutcomeChange> changes, int place, int current, int count)
    {
        for (var option = 0; option < count; option++)
        {
            if (option != current)
            {
                Add(changes, place, Try(place, option), option);
            }
        }
    }

    private void AddNearest(List<OutcomeChange> changes, int place, ValueAxis axis, int direction)
    {
        if (axis.StepOf(decision.Facts.ValueOf(place)) is not { } start)
        {
            return;
        }

        var last = start;
        foreach (var step in Probes(place, axis, start, direction))
        {
            if (Try(place, axis.ValueAt(step)) is { } changed)
            {
                var (nearest, outcome) = Halve(place, axis, last, step, changed);
                Add(changes, place, outcome, axis.ValueAt(nearest));
                return;
            }

            last = step;
        }
    }

    private (long Step, Decision Outcome) Halve(int place, ValueAxis axis, long same, long other, Decision changed)
    {
        while (Math.Abs(other - same) > 1)
        {
            var middle = same + ((other - same) / 2);
            if (Try(place, axis.ValueAt(middle)) is { } closer)
            {
                (other, changed) = (middle, closer);
            }
            else
            {
                same = middle;
            }
        }

        return (other, changed);
    }

    private IEnumerable<long> Probes(int place, ValueAxis axis, long start, int direction)
    {
        var steps = new SortedSet<long>();
        for (var distance = 1L; distance <= 1L << 46; distance *= 2)
        {
            steps.Add(start + (direction * distance));
        }

        foreach (var threshold in thresholds.Of(place).Take(MostThresholds).Select(axis.StepOf).OfType<long>())
        {
            steps.UnionWith([threshold - 1, threshold, threshold + 1]);
        }

        var range = PlausibleRange.Of(shapes.Facts[place], axis, decision.Facts.ValueOf(place), decision.AsOf);
        steps.UnionWith([range.Low, range.High]);
        var within = steps.Where(step => step >= range.Low && step <= range.High && (step - start) * direction > 0);
        return direction > 0 ? within : within.Reverse();
    }

    /// <summary>The decision with one fact changed, when its outcome is settled and another one.</summary>
    private Decision? Try(int place, object value)
    {
        if (shapes.Facts[place].Refuse(value) is not null || ++evaluations > MostEvaluations)
        {
            return null;
        }

        var changed = Evaluator.Decide(decision.Record.Plan.Policy, decision.Facts.With(place, value), decision.AsOf);
        return changed.Outcome is { } outcome && !string.Equals(outcome, decision.Outcome, StringComparison.Ordinal) ? changed : null;
    }

    private void Add(List<OutcomeChange> changes, int place, Decision? after, object to)
    {
        if (after is not null)
        {
            var fact = decision.Policy.Facts[place];
            var from = decision.Facts.ValueOf(place)!;
            changes.Add(new OutcomeChange(
                fact.Name,
                from,
                to,
                words.FactCanonical(fact, from),
                words.FactCanonical(fact, to),
                words.FactText(fact, from, true),
                words.FactText(fact, to, true),
                after.Outcome!,
                after.OutcomeTitle!,
                after.Status));
        }
    }
}
