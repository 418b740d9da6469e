using PolicyEngine.Proof.Claims;

namespace PolicyEngine.Proof.Witnesses;

/// <summary>Where a case may lie on an axis: between two positions, or one option; <see cref="Other"/> for an option that no claim speaks of.</summary>
internal readonly record struct AxisClass(Axis Axis, Int128 Low, Int128 High)
{
    public const int Other = -1;

    public bool IsOther => !Axis.IsOrdered && Low == Other;

    public bool Holds(Int128 position) => IsOther ? !Axis.Limits.Contains(position) : position >= Low && position <= High;

    /// <summary>The class as a claim.</summary>
    public Claim Claim(ClaimGraph graph)
    {
        var axis = Axis;
        if (IsOther)
        {
            return graph.All(axis.Limits.Select(option => !graph.Is(axis, (int)option)));
        }

        if (!axis.IsOrdered)
        {
            return graph.Is(axis, (int)Low);
        }

        var upper = High >= axis.High ? Claims.Claim.Yes : graph.AtMost(axis, High);
        var lower = Low <= axis.Low ? Claims.Claim.Yes : !graph.AtMost(axis, Low - 1);
        return graph.And(lower, upper);
    }

    /// <summary>The classes of an axis, the likeliest first: no, an option that no claim speaks of, the figures near zero.</summary>
    public static IEnumerable<AxisClass> Of(Axis axis)
    {
        if (!axis.IsOrdered)
        {
            var options = axis.Limits.Select(option => new AxisClass(axis, option, option));
            return axis.HasOthers ? options.Prepend(new AxisClass(axis, Other, Other)) : options;
        }

        return Between(axis, axis.Limits);
    }

    /// <summary>The classes of an ordered axis between limits, those that reach zero or lie above it first.</summary>
    public static IEnumerable<AxisClass> Between(Axis axis, IEnumerable<Int128> limits)
    {
        var classes = new List<AxisClass>();
        var low = axis.Low;
        foreach (var limit in limits)
        {
            classes.Add(new AxisClass(axis, low, limit));
            low = limit + 1;
        }

        classes.Add(new AxisClass(axis, low, axis.High));
        return classes.OrderBy(one => one.High < 0 ? 1 : 0);
    }
}
