using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Witnesses;

namespace PolicyEngine.Proof.Solving;

/// <summary>A claim as a problem, with the way back from its numbers to facts.</summary>
internal sealed class LinkedQuestion
{
    /// <summary>The problem.</summary>
    public required ClaimProblem Problem { get; init; }

    /// <summary>The limits or options of each axis that the claim speaks of, with their literals.</summary>
    public required IReadOnlyDictionary<Axis, SortedDictionary<Int128, int>> Limits { get; init; }

    /// <summary>The numbers of axes that are linked.</summary>
    public required IReadOnlyDictionary<Axis, ScaledNumber> Numbers { get; init; }

    /// <summary>The number of the day of the decision; -1 where the problem is of one day.</summary>
    public required int AsOf { get; init; }

    /// <summary>Whether limits of what is linked move with the day, so that one day does not stand for others.</summary>
    public required bool Moves { get; init; }

    /// <summary>Whether no solution means that there is no case.</summary>
    public required bool IsExact { get; init; }

    /// <summary>What a proof takes for granted, in words that follow "assuming that"; <see langword="null"/> for nothing.</summary>
    public required string? Assuming { get; init; }

    /// <summary>The same with another problem of the same numbers.</summary>
    public LinkedQuestion With(ClaimProblem problem) =>
        new() { Problem = problem, Limits = Limits, Numbers = Numbers, AsOf = AsOf, Moves = Moves, IsExact = IsExact, Assuming = Assuming };

    /// <summary>The classes of an axis, the likeliest first.</summary>
    public IEnumerable<AxisClass> ClassesOf(Axis axis)
    {
        var limits = Limits[axis];
        if (axis.IsOrdered)
        {
            return AxisClass.Between(axis, limits.Keys);
        }

        var others = axis.High - axis.Low + 1 > limits.Count ? [Other(axis, limits)] : Array.Empty<AxisClass>();
        return others.Concat(limits.Keys.Select(option => new AxisClass(axis, option, option)));
    }

    /// <summary>The literals that hold where a case lies in a class.</summary>
    public IEnumerable<int> Literals(AxisClass one)
    {
        foreach (var (limit, literal) in Limits[one.Axis])
        {
            var holds = one.Axis.IsOrdered ? one.High <= limit : one.Low == limit;
            yield return holds ? literal : literal ^ 1;
        }
    }

    /// <summary>The class in which a solution lies.</summary>
    public AxisClass ClassOf(Axis axis, Solved solved) => ClassesOf(axis).First(one => Literals(one).All(solved.Meets));

    // An option that the claim does not speak of: where others of the policy do, one of all.
    private static AxisClass Other(Axis axis, SortedDictionary<Int128, int> limits)
    {
        if (axis.HasOthers)
        {
            var isOwn = axis.Limits.Count == limits.Count;
            return isOwn || axis.Texts is not null ? new AxisClass(axis, AxisClass.Other, AxisClass.Other) : FirstBut(axis, limits);
        }

        return FirstBut(axis, limits);
    }

    private static AxisClass FirstBut(Axis axis, SortedDictionary<Int128, int> limits)
    {
        var option = axis.Low;
        while (limits.ContainsKey(option))
        {
            option++;
        }

        return new AxisClass(axis, option, option);
    }
}

/// <summary>A number of a problem: the axis's position is so many times the number.</summary>
internal readonly record struct ScaledNumber(int Number, Int128 Times);
