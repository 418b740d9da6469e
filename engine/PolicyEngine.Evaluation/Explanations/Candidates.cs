using System.Collections.Immutable;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Reasoning;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>What else a fact could be, the nearest to the present value first: within its range, what a person could answer, and never what the author marks as fixed.</summary>
/// <param name="Order">The order in which its values lie; <see langword="null"/> for yes/no and choices.</param>
/// <param name="Values">The values to try.</param>
internal sealed record Candidates(ValueAxis? Order, ImmutableArray<object> Values)
{
    private const int MostLikely = 40;

    // So far on each side every step is tried, so that nothing nearer is passed over.
    private const int Nearby = 500;

    /// <summary>The policy's own figures among the values, and their neighbours: two facts together have too many values to try them all.</summary>
    public ImmutableArray<object> Likeliest { get; init; } = Values;

    public static Candidates Of(FactShape shape, int place, CaseRun record, Thresholds thresholds)
    {
        var now = record.Facts.ValueOf(place);
        if (shape.Fact.Fixed && now is not null)
        {
            return new Candidates(null, []);
        }

        if (shape.Fact.Type == FactType.YesNo)
        {
            return new Candidates(null, [.. new object[] { true, false }.Where(value => !Equals(value, now))]);
        }

        if (shape.Choices is { } choices)
        {
            return new Candidates(null, [.. Enumerable.Range(0, choices.Options.Length).Cast<object>().Where(value => !Equals(value, now))]);
        }

        List<object> figures = [.. thresholds.Of(place), .. thresholds.OfCase(place)];
        if (ValueAxis.Of(shape, [now, .. figures]) is not { } order)
        {
            return new Candidates(null, []);
        }

        var start = now is null ? null : order.StepOf(now);
        var range = PlausibleRange.Of(shape, order, now, record.AsOf);
        long[] likeliest = [.. figures.Select(order.StepOf).OfType<long>().SelectMany(step => new[] { step - 1, step, step + 1 }), range.Low, range.High];
        var others = start is { } from
            ? Enumerable.Range(0, 46).Select(power => 1L << power).Concat(Enumerable.Range(1, Nearby).Select(step => (long)step)).SelectMany(step => new[] { from - step, from + step })
            : [];
        return new Candidates(order, Values(likeliest.Concat(others), int.MaxValue)) { Likeliest = Values(likeliest, MostLikely) };

        // The nearest first.
        ImmutableArray<object> Values(IEnumerable<long> steps, int most) =>
        [
            .. steps.Distinct().Where(step => step >= range.Low && step <= range.High && step != start).OrderBy(step => Math.Abs(step - (start ?? step))).Select(order.ValueAt)
                .Where(value => shape.Refuse(value) is null).Take(most),
        ];
    }

    /// <summary>Between the present value and one that does lies the first that does.</summary>
    public object Nearest(object? now, object value, FactShape shape, Func<object, bool> does)
    {
        if (Order is not { } order || now is null || order.StepOf(now) is not { } same || order.StepOf(value) is not { } gives)
        {
            return value;
        }

        while (Math.Abs(gives - same) > 1)
        {
            var middle = same + ((gives - same) / 2);
            if (shape.Refuse(order.ValueAt(middle)) is null && does(order.ValueAt(middle)))
            {
                gives = middle;
            }
            else
            {
                same = middle;
            }
        }

        return order.ValueAt(gives);
    }
}
