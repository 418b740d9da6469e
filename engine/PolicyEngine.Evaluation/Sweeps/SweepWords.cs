using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Plans;

namespace PolicyEngine.Evaluation.Sweeps;

/// <summary>The values of a sweep as people read them.</summary>
internal sealed class SweepWords(Decision decision, int place, SweepAxis axis, ItemPlan[] items)
{
    /// <summary>The value does not apply.</summary>
    public static readonly object DoesNotApply = new Silence("does not apply");

    /// <summary>The value is not determined.</summary>
    public static readonly object Open = new Silence("not determined");

    /// <summary>The value broke.</summary>
    public static readonly object Broke = new Silence("broke");

    private readonly Wording words = new(decision.Record);

    /// <summary>The fact's value at a step.</summary>
    public string Fact(long step) => words.FactText(decision.Policy.Facts[place], axis.ValueAt(step), false);

    /// <summary>A value of the decision.</summary>
    public string Value(int track, object value) => value is Silence silence ? silence.Words : words.ItemText(items[track].Item, value, true);

    private sealed record Silence(string Words);
}
