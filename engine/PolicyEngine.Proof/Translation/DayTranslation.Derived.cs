using PolicyEngine.Model;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Values;

namespace PolicyEngine.Proof.Translation;

/// <content>Numbers that come from two facts in another way than by a sum: a diagram takes them as they may be, a solver as they are.</content>
internal sealed partial class DayTranslation
{
    // Beyond this a product of whole numbers may leave what the engine can hold, or what a solver can.
    private const long LargestProduct = 1L << 61;

    // Each fact of one factor with each of the other, all in steps; nothing where a factor has no bounds to speak of.
    private GuardedValue? Linked(Linear one, Linear other, FactType type)
    {
        if (one.Constant.Moves is not null || other.Constant.Moves is not null || !one.Parts.Concat(other.Parts).All(part => part.Input is AxisInput))
        {
            return null;
        }

        var sum = Linear.Of(type, one.Constant.Value * other.Constant.Value)
            .Plus(new Linear(type, one.Parts, DayNumber.Fixed(Rational.Zero)), other.Constant.Value)
            .Plus(new Linear(type, other.Parts, DayNumber.Fixed(Rational.Zero)), one.Constant.Value);
        foreach (var left in one.Parts)
        {
            foreach (var right in other.Parts)
            {
                if (Product((AxisInput)left.Input, (AxisInput)right.Input) is not { } product)
                {
                    return null;
                }

                sum = sum.Plus(Linear.Of(type, product), left.Times * right.Times * Step((AxisInput)left.Input) * Step((AxisInput)right.Input));
            }
        }

        return GuardedValue.Of(sum);
    }

    private AxisInput? Product(AxisInput one, AxisInput other)
    {
        if (one.Id > other.Id)
        {
            (one, other) = (other, one);
        }

        Int128[] corners = [one.Axis.Low * other.Axis.Low, one.Axis.Low * other.Axis.High, one.Axis.High * other.Axis.Low, one.Axis.High * other.Axis.High];
        var isBounded = Array.TrueForAll(corners, corner => Int128.Abs(corner) < LargestProduct);
        return isBounded && !one.Axis.IsDense && !other.Axis.IsDense ? free.Derived(new Derivation(null, one, other), corners.Min(), corners.Max()) : null;
    }

    // What one step of an input is worth.
    private static Rational Step(AxisInput input) => Rational.One / input.StepsInOne;

    private GuardedValue? Derived(string function, object[] arguments, FactType type)
    {
        if (!Derivation.Knows(function) || arguments is not [Linear from, Linear to] || DateOf(from) is not { } one || DateOf(to) is not { } other)
        {
            return null;
        }

        var derivation = new Derivation(function, one, other);
        return derivation.At(one.Axis.High, other.Axis.Low) is { } low && derivation.At(one.Axis.Low, other.Axis.High) is { } high
            ? GuardedValue.Of(Linear.Of(type, free.Derived(derivation, low, high)))
            : null;
    }

    // A date that is a fact as it stands.
    private static AxisInput? DateOf(Linear number) => number is { Parts: [{ Input: AxisInput input, Times: var times }], Constant: { Moves: null, Value.IsZero: true } } && times == Rational.One ? input : null;
}
