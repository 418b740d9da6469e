using System.Globalization;
using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Values;

namespace PolicyEngine.Proof.Translation;

/// <summary>What may be anything, because only the engine can say what it is: scripts, texts that are taken apart, products of facts. The same expression is the same axis.</summary>
internal sealed class FreeAxes(ClaimGraph graph, int firstInput)
{
    private const int AnyOption = 1 << 30;

    private readonly Dictionary<string, Axis> axes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private int inputs = firstInput;

    /// <summary>The number of a further input; the same description is the same input.</summary>
    public int NextInput(string key)
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            number = inputs++;
            numbers.Add(key, number);
        }

        return number;
    }

    /// <summary>A condition that may be anything.</summary>
    public Claim Flag(string key, Follows? follows) => graph.Is(Axis(key, 0, 1, false, follows), 1);

    /// <summary>A number that may be anything.</summary>
    public Linear Number(string key, FactType type, Follows? follows, ListKeys.Span? within = null)
    {
        var (low, high) = type switch
        {
            FactType.Date => (DateOnly.MinValue.DayNumber, (Int128)DateOnly.MaxValue.DayNumber),
            FactType.Time => (0, TimeOnly.MaxValue.Ticks),
            FactType.Decimal or FactType.Money => (-(Int128)FactAxes.Plausible * 2 * AxisInput.DenseUnits, (Int128)FactAxes.Plausible * 2 * AxisInput.DenseUnits),
            FactType.YesNo or FactType.WholeNumber or FactType.Text or FactType.Choice or FactType.List or _ => (-(Int128)FactAxes.Plausible, (Int128)FactAxes.Plausible),
        };
        var isDense = type is FactType.Decimal or FactType.Money;
        if (within is { } span)
        {
            low = Int128.Max(low, isDense ? FactPositions.Dense(span.Low) : span.Low.Floor());
            high = Int128.Min(high, isDense ? FactPositions.Dense(span.High) + 1 : span.High.Floor());
        }

        var axis = Axis(key, low, high, true, follows, type is FactType.Decimal or FactType.Money);
        axis.Input ??= new AxisInput { Id = NextInput(key), Name = key, Axis = axis, Type = type == FactType.Money ? FactType.Decimal : type };
        return Linear.Of(type, axis.Input);
    }

    /// <summary>A number that comes from two inputs, between two positions.</summary>
    public AxisInput Derived(Derivation derivation, Int128 low, Int128 high)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{derivation.Function ?? "product"} of #{derivation.One.Id} and #{derivation.Other.Id}");
        if (!axes.TryGetValue(key, out var axis))
        {
            var name = $"{derivation.One.Name} and {derivation.Other.Name}";
            axis = graph.Add(id => new Axis { Id = id, Name = name, IsOrdered = true, Low = low, High = high, Derives = derivation });
            axis.Input = new AxisInput { Id = NextInput(key), Name = name, Axis = axis, Type = FactType.WholeNumber };
            axes.Add(key, axis);
        }

        return (AxisInput)axis.Input!;
    }

    /// <summary>An option that may be any of a list's.</summary>
    public GuardedValue Option(string key, int count)
    {
        var axis = Axis(key, 0, count - 1, false, null);
        return new GuardedValue([.. Enumerable.Range(0, count).Select(option => new GuardedCase(graph.Is(axis, option), new OptionValue(option)))], Reached.Always);
    }

    private Axis Axis(string key, Int128 low, Int128 high, bool isOrdered, Follows? follows, bool isDense = false)
    {
        if (!axes.TryGetValue(key, out var axis))
        {
            axis = graph.Add(id => new Axis { Id = id, Name = key, IsOrdered = isOrdered, IsDense = isDense, Low = low, High = Int128.Min(high, isOrdered ? high : AnyOption), Follows = follows });
            axes.Add(key, axis);
        }

        return axis;
    }
}
