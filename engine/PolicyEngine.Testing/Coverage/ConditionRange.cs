using PolicyEngine.Model;

namespace PolicyEngine.Testing.Coverage;

/// <summary>Whether a comparison of a fact with a figure can come to an answer at all, as far as the fact's range tells.</summary>
internal static class ConditionRange
{
    private static readonly Dictionary<string, string> Turned = new(StringComparer.Ordinal) { ["<"] = ">", ["<="] = ">=", [">"] = "<", [">="] = "<=", ["=="] = "==", ["!="] = "!=" };
    private static readonly Dictionary<string, string> Opposite = new(StringComparer.Ordinal) { ["<"] = ">=", ["<="] = ">", [">"] = "<=", [">="] = "<", ["=="] = "!=", ["!="] = "==" };

    /// <summary>Whether a condition can be yes, or no.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="leaf">The condition.</param>
    /// <param name="answer">The answer.</param>
    public static bool CanBe(PolicyModel model, Leaf leaf, bool answer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(leaf);
        if (leaf.Comparison is not { } comparison || !(comparison.Left.IsConstant ^ comparison.Right.IsConstant))
        {
            return true;
        }

        var (side, constant) = comparison.Left.IsConstant ? (comparison.Right, comparison.Left) : (comparison.Left, comparison.Right);
        var fact = side.Slot >= 0 && side.Slot < model.Facts.Length ? model.Facts[side.Slot] : null;
        var sign = comparison.Left.IsConstant ? Turned[comparison.Operator] : comparison.Operator;
        return fact is null || ComparisonThreshold.Figure(constant) is not { } edge || CanHold(fact, answer ? sign : Opposite[sign], edge);
    }

    private static bool CanHold(Fact fact, string sign, decimal edge)
    {
        var (least, most) = (ComparisonThreshold.Limit(fact.Minimum, fact.Type), ComparisonThreshold.Limit(fact.Maximum, fact.Type));
        return sign switch
        {
            "<" => !(least >= edge),
            "<=" => !(least > edge),
            ">" => !(most <= edge),
            ">=" => !(most < edge),
            "==" => !(least > edge) && !(most < edge),
            _ => !(least == edge && most == edge),
        };
    }
}
