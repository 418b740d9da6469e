using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>Values next to each other that give the same answer.</summary>
/// <param name="From">The first value's step on the axis.</param>
/// <param name="To">The last value's step.</param>
/// <param name="Answer">The answer.</param>
internal sealed record Stretch<T>(long From, long To, T Answer);

/// <summary>Cuts the plausible values of a number, date or time into stretches of the same answer: by the figures of the policy, and exactly.</summary>
internal sealed class Stretches<T>(ValueAxis axis, PlausibleRange range, Func<object, T> ask)
    where T : notnull
{
    private const int MostFigures = 24;

    /// <summary>The stretches from the lowest plausible value to the highest.</summary>
    /// <param name="now">The present value's step; <see langword="null"/> when there is none.</param>
    /// <param name="figures">The steps of the policy's figures.</param>
    public IReadOnlyList<Stretch<T>> Find(long? now, IEnumerable<long> figures)
    {
        var from = now ?? range.Low;
        var steps = new SortedSet<long> { range.Low, range.High };
        foreach (var figure in figures.Distinct().OrderBy(figure => Math.Abs(figure - from)).ThenBy(figure => figure).Take(MostFigures))
        {
            steps.UnionWith([figure - 1, figure, figure + 1]);
        }

        if (now is { } start)
        {
            steps.Add(start);
            for (var distance = 1L; distance <= 1L << 40; distance *= 2)
            {
                steps.UnionWith([start - distance, start + distance]);
            }
        }

        return Cut([.. steps.Where(step => step >= range.Low && step <= range.High)]);
    }

    private List<Stretch<T>> Cut(long[] steps)
    {
        var found = new List<Stretch<T>>();
        foreach (var step in steps)
        {
            var answer = ask(axis.ValueAt(step));
            if (found is [.., var last])
            {
                Split(found, last.To, step, answer);
            }

            Add(found, step, answer);
        }

        return found;
    }

    // Wherever two answers differ there is a border between them, and perhaps other answers: halves are cut until neighbours are found.
    private void Split(List<Stretch<T>> found, long low, long high, T highest)
    {
        if (high - low <= 1 || found[^1].Answer.Equals(highest))
        {
            return;
        }

        var middle = low + ((high - low) / 2);
        var answer = ask(axis.ValueAt(middle));
        Split(found, low, middle, answer);
        Add(found, middle, answer);
        Split(found, middle, high, highest);
    }

    private static void Add(List<Stretch<T>> found, long step, T answer)
    {
        if (found is [.., var last] && last.Answer.Equals(answer))
        {
            found[^1] = last with { To = step };
        }
        else
        {
            found.Add(new Stretch<T>(step, step, answer));
        }
    }
}

/// <summary>The values of a fact that a person could give, as steps on its axis.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
internal readonly record struct PlausibleRange(long Low, long High)
{
    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(2100, 12, 31);

    /// <summary>Within the fact's range; without one never below nought, before 1900, or, of a day that has passed, after the day of the decision.</summary>
    public static PlausibleRange Of(FactShape shape, ValueAxis axis, object? now, DateOnly asOf)
    {
        var present = now is null ? null : axis.StepOf(now);
        var low = shape.Minimum is not null ? axis.Low : Lowest(shape.Fact.Type, axis);
        var high = shape.Maximum is not null ? axis.High : Highest(shape.Fact.Type, axis, now, asOf);
        return new PlausibleRange(Math.Min(low, present ?? low), Math.Max(Math.Max(low, high), present ?? high));
    }

    private static long Lowest(FactType type, ValueAxis axis) =>
        type == FactType.Date ? axis.StepOf(FirstDay)!.Value
        : type is FactType.WholeNumber or FactType.Decimal or FactType.Money ? 0
        : axis.Low;

    private static long Highest(FactType type, ValueAxis axis, object? now, DateOnly asOf) =>
        type != FactType.Date ? axis.High : axis.StepOf(now is DateOnly day && day <= asOf ? asOf : LastDay)!.Value;
}
