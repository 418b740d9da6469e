using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Translation;

namespace PolicyEngine.Tests.Proof;

/// <summary>What claims come to for one case: yes, no, or nothing where a script or the like decides.</summary>
internal sealed class GraphValues(DayTranslation day, FactSet facts)
{
    private readonly Dictionary<int, bool?> known = [];

    public bool? Of(Claim claim) => claim.Node == 0 ? claim.IsYes : Node(claim.Node) is { } value ? value != claim.IsOpposite : null;

    private bool? Node(int node)
    {
        if (!known.TryGetValue(node, out var value))
        {
            value = day.Graph.Is(node, out var atom) ? Holds(day.Graph.Axes[atom.Axis], atom.Limit) : Both(Of(day.Graph.Left(node)), Of(day.Graph.Right(node)));
            known.Add(node, value);
        }

        return value;
    }

    private static bool? Both(bool? one, bool? other) => one == false || other == false ? false : one is null || other is null ? null : true;

    private bool? Holds(Axis axis, Int128 limit) => Position(axis) is not { } position ? null : axis.IsOrdered ? position <= limit : position == limit;

    private Int128? Position(Axis axis)
    {
        if (axis.Fact >= 0)
        {
            return facts.ValueOf(axis.Fact) is { } value ? FactPositions.Of(axis, value) : null;
        }

        if (axis.Form is { } form)
        {
            return form.Parts.Aggregate((Int128?)0, (sum, part) => sum + (part.Times * Position(((AxisInput)part.Input).Axis)));
        }

        if (axis.Derives is { } derivation)
        {
            return Position(derivation.One.Axis) is { } one && Position(derivation.Other.Axis) is { } other ? derivation.At(one, other) : null;
        }

        return axis.Follows is { Fact: >= 0 } follows && facts.ValueOf(follows.Fact) is { } origin ? follows.Position(day.Day, origin) : null;
    }
}
