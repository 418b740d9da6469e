using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Sweeps;

/// <summary>The values of a fact from a first to a last one, by steps from 0: the options of a choice, yes and no, or a number, date or time by its unit.</summary>
internal sealed class SweepAxis
{
    private readonly Func<long, object> valueAt;
    private readonly ValueAxis? values;
    private readonly long first;

    private SweepAxis(Func<long, object> valueAt, long steps, ValueAxis? values, long first)
    {
        this.valueAt = valueAt;
        this.values = values;
        this.first = first;
        Steps = steps;
    }

    /// <summary>How far one step is, as people read it, where values can lie between two; <see langword="null"/> where they can't.</summary>
    public string? Stride => values?.Stride;

    /// <summary>The last step; the first is 0.</summary>
    public long Steps { get; }

    /// <summary>The axis of a fact.</summary>
    /// <exception cref="ArgumentException">The fact has no order of values, or an end is missing or the wrong way round.</exception>
    public static SweepAxis Of(FactShape shape, object? low, object? high, IEnumerable<object> figures)
    {
        if (shape.Fact.Type is FactType.YesNo)
        {
            return new SweepAxis(step => step == 1, 1, null, 0);
        }

        if (shape.Choices is { } choices)
        {
            return new SweepAxis(step => (int)step, choices.Options.Length - 1, null, 0);
        }

        var axis = ValueAxis.Of(shape, [low, high, .. figures]) ?? throw new ArgumentException($"the values of `{shape.Fact.Name}` have no order", nameof(shape));
        var isBounded = shape.Fact.Type == FactType.Time;
        var from = axis.StepOf(low ?? shape.Minimum) ?? (isBounded && low is null ? axis.Low : throw new ArgumentException($"`{shape.Fact.Name}` has no smallest value", nameof(low)));
        var to = axis.StepOf(high ?? shape.Maximum) ?? (isBounded && high is null ? axis.High : throw new ArgumentException($"`{shape.Fact.Name}` has no largest value", nameof(high)));
        (from, to) = (Math.Max(from, axis.Low), Math.Min(to, axis.High));
        return to < from ? throw new ArgumentException("the first value is larger than the last", nameof(low)) : new SweepAxis(step => axis.ValueAt(from + step), to - from, axis, from);
    }

    /// <summary>The canonical value at a step.</summary>
    public object ValueAt(long step) => valueAt(step);

    /// <summary>The step at or below a value of the fact's type; nothing when it lies outside.</summary>
    public long? StepOf(object value) => values?.StepOf(value) is { } step && step - first is >= -1 and var place && place <= Steps + 1 ? place : null;
}
