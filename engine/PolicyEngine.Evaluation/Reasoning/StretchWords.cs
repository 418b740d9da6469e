using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>A stretch of values in words: <c>7 points or fewer</c>, <c>£2,500,000 or less</c>, <c>8 to 12</c>.</summary>
internal sealed class StretchWords(GroundWords words, ValueAxis axis, PlausibleRange range)
{
    public string Of(long from, long to, ValueKind kind)
    {
        var (first, last) = (words.Shown(axis.ValueAt(from), kind), words.Shown(axis.ValueAt(to), kind));
        var isDay = kind.Type is FactType.Date or FactType.Time;
        return (from <= range.Low, to >= range.High) switch
        {
            (true, true) => "any",
            _ when from == to => first,
            (true, _) => isDay ? $"{last} or earlier" : $"{last} or {(kind.Type == FactType.WholeNumber ? "fewer" : "less")}",
            (_, true) => isDay ? $"{first} or later" : $"{first} or more",
            _ => $"{first} to {last}",
        };
    }
}
