using PolicyEngine.Model;

namespace PolicyEngine.Testing.Coverage;

/// <summary>Whether a comparison of a fact with a figure can come to an answer at all, as far as ranges tell.</summary>
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
        var range = ComparisonThreshold.RangeOf(model, leaf, side, comparison.Left.IsConstant);
        var sign = comparison.Left.IsConstant ? Turned[comparison.Operator] : comparison.Operator;
        return ComparisonThreshold.Figure(constant) is not { } edge || CanHold(range, answer ? sign : Opposite[sign], edge);
    }

    private static bool CanHold(TermRange range, string sign, decimal edge)
    {
        var (least, most) = range;
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
