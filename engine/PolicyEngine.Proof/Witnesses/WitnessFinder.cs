using System.Collections.Immutable;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Diagrams;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Statements;
using PolicyEngine.Proof.Translation;

namespace PolicyEngine.Proof.Witnesses;

/// <summary>Makes a case of a diagram that is not empty: the nicest class of each fact in asking order, the nicest value in it, judged by the engine's own run.</summary>
internal sealed class WitnessFinder(DayTranslation day, NodePlaces places, Statement statement)
{
    private const int Tries = 800;

    private readonly PolicyModel model = day.Model;

    /// <summary>Whether what was left after all rounds is empty, and nothing was left out but what cannot be: no case meets the statement.</summary>
    public bool IsProved { get; private set; }

    /// <summary>A case that lies in these classes, or nothing when the engine does not bear it out.</summary>
    public Witness? Case(Dictionary<Axis, AxisClass> classes, Dictionary<Axis, Int128> positions) => Values(classes, positions) is { } values ? Judged(values) : null;

    /// <summary>A case, or nothing when none was found in so many rounds.</summary>
    public Witness? Find(Diagram diagram, int edge, int rounds)
    {
        var isSound = true;
        for (var round = 0; round < rounds && edge is not (Diagram.Never or Diagram.Spent); round++)
        {
            if (Choose(diagram, edge) is not { } classes)
            {
                return null;
            }

            var positions = NicePositions(classes);
            var linked = new LinkedFacts(classes, positions);
            var settled = linked.Settle();
            if (settled == Linked.Met && Case(classes, positions) is { } witness)
            {
                return witness;
            }

            isSound &= settled == Linked.Impossible && !linked.Blamed.Any(one => day.Observations.Moves(one.Axis));
            edge = diagram.And(edge, !day.Graph.All(linked.Blamed.Select(one => one.Claim(day.Graph))));
        }

        IsProved = edge == Diagram.Never && isSound;
        return null;
    }

    private Dictionary<Axis, AxisClass>? Choose(Diagram diagram, int edge)
    {
        var chosen = new Dictionary<Axis, AxisClass>();
        foreach (var axis in diagram.Support(edge))
        {
            foreach (var one in AxisClass.Of(axis))
            {
                var narrower = diagram.And(edge, one.Claim(day.Graph));
                if (narrower == Diagram.Spent)
                {
                    return null;
                }

                if (narrower != Diagram.Never)
                {
                    chosen.Add(axis, one);
                    edge = narrower;
                    break;
                }
            }
        }

        return chosen;
    }

    private Dictionary<Axis, Int128> NicePositions(Dictionary<Axis, AxisClass> classes)
    {
        var positions = new Dictionary<Axis, Int128>();
        foreach (var axis in day.Graph.Axes)
        {
            if (axis is { IsOrdered: true, Input: AxisInput input })
            {
                var range = classes.GetValueOrDefault(axis, new AxisClass(axis, axis.Low, axis.High));
                positions.Add(axis, NiceValues.Of(input, range.Low, range.High, day.Day).First());
            }
        }

        return positions;
    }

    private object?[]? Values(Dictionary<Axis, AxisClass> classes, Dictionary<Axis, Int128> positions)
    {
        var values = new object?[model.Facts.Length];
        for (var fact = 0; fact < values.Length; fact++)
        {
            values[fact] = ValueOf(fact, classes, positions);
            if (values[fact] is null)
            {
                return null;
            }
        }

        return values;
    }

    private object? ValueOf(int fact, Dictionary<Axis, AxisClass> classes, Dictionary<Axis, Int128> positions)
    {
        if (day.Facts[fact] is not { } axis)
        {
            return Array.Empty<object[]>();
        }

        var followers = classes.Values.Where(one => one.Axis.Follows?.Fact == fact).ToArray();
        return Candidates(axis, classes, positions).FirstOrDefault(value =>
            day.Facts.Allows(fact, value) && Array.TrueForAll(followers, follower => follower.Axis.Follows!.Position(day.Day, value) is { } position && follower.Holds(position)));
    }

    private IEnumerable<object> Candidates(Axis axis, Dictionary<Axis, AxisClass> classes, Dictionary<Axis, Int128> positions)
    {
        var known = classes.TryGetValue(axis, out var one);
        if (axis.Input is AxisInput input)
        {
            var (low, high) = known ? (one.Low, one.High) : (axis.Low, axis.High);
            return NiceValues.Around(positions[axis], low, high, Tries).Select(position => FactPositions.ValueAt(input, position));
        }

        if (axis.Texts is { } texts)
        {
            return known && !one.IsOther ? [texts[(int)one.Low]] : new TextSamples(model.Facts[axis.Fact], texts).Where(text => !known || !texts.Contains(text, StringComparer.Ordinal));
        }

        var places = known && !one.IsOther ? [(int)one.Low] : Enumerable.Range(0, (int)axis.High + 1).Where(place => !known || !axis.Limits.Contains(place));
        return model.Facts[axis.Fact].Type == FactType.YesNo ? places.Select(place => (object)(place == 1)) : places.Select(place => (object)place);
    }

    private Witness? Judged(object?[] values)
    {
        var facts = FactSet.Empty(model);
        for (var fact = 0; fact < values.Length; fact++)
        {
            facts = facts.With(fact, values[fact]!);
        }

        if (!Meets(facts))
        {
            return null;
        }

        var given = new SortedSet<int>();
        for (var fact = values.Length - 1; fact >= 0; fact--)
        {
            var fewer = facts.Without(fact);
            if (Meets(fewer))
            {
                facts = fewer;
            }
            else
            {
                given.Add(fact);
            }
        }

        return new Witness(facts, day.Day, [.. given]);
    }

    private bool Meets(FactSet facts) => statement.Holds(new ReplayRun(day.Policy, places, facts, day.Day));
}
