using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Values;

namespace PolicyEngine.Proof.Translation;

/// <summary>The axes of a policy's facts.</summary>
internal sealed class FactAxes
{
    /// <summary>A number without a range is taken to be between minus and plus this many.</summary>
    public const long Plausible = 1_000_000_000_000;

    private const int AnyText = 1 << 30;

    private static readonly DateOnly FirstDay = new(1000, 1, 1);
    private static readonly DateOnly LastDay = new(2999, 12, 31);

    private readonly PolicyModel model;
    private readonly FactShapes shapes;
    private readonly DateOnly day;
    private readonly DayObservations observations;
    private readonly Axis?[] axes;

    public FactAxes(PolicyModel model, ClaimGraph graph, DateOnly day, DayObservations observations)
    {
        this.day = day;
        this.observations = observations;
        this.model = model;
        shapes = FactShapes.Of(model);
        axes = [.. model.Facts.Select((fact, place) => Make(fact, place, graph))];
    }

    public int Count => axes.Length;

    /// <summary>The axis of a fact; <see langword="null"/> for a list.</summary>
    public Axis? this[int fact] => axes[fact];

    /// <summary>Whether a value is allowed for a fact.</summary>
    public bool Allows(int fact, object value) => shapes.Facts[fact].Refuse(value) is null;

    /// <summary>What a fact can be.</summary>
    public GuardedValue Value(int fact, ClaimGraph graph)
    {
        if (axes[fact] is not { } axis)
        {
            return GuardedValue.Of(new SlotTerm(fact));
        }

        if (axis.Input is { } input)
        {
            return GuardedValue.Of(Linear.Of(model.Facts[fact].Type, input));
        }

        if (axis.Texts is not null)
        {
            return GuardedValue.Of(new TextInput(axis));
        }

        if (model.Facts[fact].Type == FactType.YesNo)
        {
            var yes = graph.Is(axis, 1);
            return new GuardedValue([new GuardedCase(yes, true), new GuardedCase(!yes, false)], Reached.Always);
        }

        var options = Enumerable.Range(0, (int)axis.High + 1).Select(option => new GuardedCase(graph.Is(axis, option), new OptionValue(option)));
        return new GuardedValue([.. options], Reached.Always);
    }

    private Axis? Make(Fact fact, int place, ClaimGraph graph)
    {
        if (fact.Type == FactType.List)
        {
            return null;
        }

        var (low, high) = Range(fact, shapes.Facts[place]);
        var axis = graph.Add(id => new Axis
        {
            Id = id,
            Name = fact.Name,
            Fact = place,
            HasOwnRange = fact.Minimum is not null || fact.Maximum is not null,
            IsOrdered = fact.Type is FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time,
            IsDense = fact.Type == FactType.Decimal,
            Low = low,
            High = high,
            Texts = fact.Type == FactType.Text ? [] : null,
        });
        // A range that begins or ends with the day of the decision moves with it.
        if (fact.FromAsOf)
        {
            observations.Limits.Add(new MovingLimit(axis, (on, _) => on.DayNumber - 1));
        }

        if (fact.UntilAsOf)
        {
            observations.Limits.Add(new MovingLimit(axis, (on, _) => on.DayNumber));
        }

        axis.Input = axis.IsOrdered ? new AxisInput { Id = place, Name = fact.Name, Axis = axis, Type = fact.Type } : null;
        return axis;
    }

    private (Int128 Low, Int128 High) Range(Fact fact, FactShape shape)
    {
        var (low, high) = fact.Type switch
        {
            FactType.YesNo => (0, 1),
            FactType.Choice => (0, model.Choices[fact.ChoiceSet].Options.Length - 1),
            FactType.Text => (0, AnyText),
            FactType.WholeNumber => (-(Int128)Plausible, (Int128)Plausible),
            FactType.Money => (-(Int128)Plausible * 100, (Int128)Plausible * 100),
            FactType.Decimal => (-(Int128)Plausible * 2 * AxisInput.DenseUnits, (Int128)Plausible * 2 * AxisInput.DenseUnits),
            FactType.Date => (FirstDay.DayNumber, LastDay.DayNumber),
            FactType.Time => (0, TimeOnly.MaxValue.Ticks),
            FactType.List => throw new ArgumentException("a list has no range", nameof(fact)),
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        };
        return (fact.FromAsOf ? day.DayNumber : Edge(fact, shape.Minimum) ?? low, fact.UntilAsOf ? day.DayNumber : Edge(fact, shape.Maximum) ?? high);
    }

    private static Int128? Edge(Fact fact, object? value)
    {
        if (value is null || FactPositions.Number(value) is not { } number)
        {
            return null;
        }

        return fact.Type switch
        {
            FactType.Money => (number * 100).Floor(),
            FactType.Decimal => (number * AxisInput.DenseUnits).Floor() * 2,
            FactType.WholeNumber or FactType.Date or FactType.Time => number.Floor(),
            FactType.YesNo or FactType.Text or FactType.Choice or FactType.List => null,
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        };
    }
}
