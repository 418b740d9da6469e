using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;

namespace PolicyEngine.Proof.Translation;

/// <summary>Turns comparisons of numbers into claims about axes.</summary>
internal sealed class Comparer(ClaimGraph graph, DateOnly day, DayObservations observations)
{
    private readonly Dictionary<Form, Axis> forms = [];
    private readonly Dictionary<int, AxisInput> proxies = [];

    /// <summary>The claim that a comparison of a number with zero holds.</summary>
    public Claim WithZero(Linear number, TermOperator comparison) => comparison switch
    {
        TermOperator.LessOrEqual => AtMostZero(number, true),
        TermOperator.Less => AtMostZero(number, false),
        TermOperator.Greater => !AtMostZero(number, true),
        TermOperator.GreaterOrEqual => !AtMostZero(number, false),
        TermOperator.Equal => IsZero(number),
        TermOperator.NotEqual => !IsZero(number),
        TermOperator.And or TermOperator.Or or TermOperator.Not or TermOperator.Add or TermOperator.Subtract or TermOperator.Multiply or TermOperator.Divide or TermOperator.Remainder or TermOperator.Negate or TermOperator.Choose or _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    private Claim IsZero(Linear number) => graph.AndNot(AtMostZero(number, true), AtMostZero(number, false));

    private Claim AtMostZero(Linear number, bool isIncluded)
    {
        if (number.IsConstant)
        {
            if (number.Constant.Moves is { } moves)
            {
                observations.Conditions.Add(other => IsAtMost(moves(other), isIncluded));
            }

            return Claim.Of(IsAtMost(number.Constant.Value, isIncluded));
        }

        if (number.Parts.Length > 1)
        {
            return OfForm(number, isIncluded);
        }

        return number.Parts[0].Input switch
        {
            AxisInput input => OfInput(number, input, isIncluded),
            CurveInput curve => OfCurve(number, curve, isIncluded),
            _ => throw new InvalidOperationException("an input of an unknown kind"),
        };
    }

    private static bool IsAtMost(Rational value, bool isIncluded) => isIncluded ? value.Sign <= 0 : value.Sign < 0;

    private Claim OfInput(Linear number, AxisInput input, bool isIncluded)
    {
        var times = number.Parts[0].Times;
        Int128 Limit(Rational constant) => times.Sign > 0 ? input.LastPosition(-constant / times, isIncluded) : input.LastPosition(-constant / times, !isIncluded);
        Observe(input.Axis, number.Constant, Limit);
        var claim = AtMost(input.Axis, Limit(number.Constant.Value), number.Constant.Moves is null);
        return times.Sign > 0 ? claim : !claim;
    }

    private Claim AtMost(Axis axis, Int128 limit, bool isFixed)
    {
        if (isFixed && limit >= axis.Low && limit < axis.High)
        {
            axis.FixedLimits.Add(limit);
        }

        return graph.AtMost(axis, limit);
    }

    private void Observe(Axis axis, DayNumber constant, Func<Rational, Int128> limit)
    {
        if (constant.Moves is { } moves)
        {
            observations.Limits.Add(new MovingLimit(axis, (other, _) => limit(moves(other))));
        }
    }

    private Claim OfCurve(Linear number, CurveInput curve, bool isIncluded)
    {
        var times = number.Parts[0].Times;
        var isRising = times.Sign * curve.Direction > 0;
        bool Holds(DateOnly on, Rational constant, Int128 position) =>
            curve.At(on, position) is { } value && IsAtMost((value * times) + constant, isIncluded);
        Func<Int128, bool> Lower(DateOnly on)
        {
            var constant = number.Constant.On(on);
            return position => Holds(on, constant, position) == isRising;
        }

        if (curve.Moves || number.Constant.Moves is not null)
        {
            observations.Limits.Add(new MovingLimit(curve.Base.Axis, (on, near) => Near(curve, Lower(on), near)));
        }

        var claim = AtMost(curve.Base.Axis, Bisect(curve, Lower(day)), !curve.Moves && number.Constant.Moves is null);
        return isRising ? claim : !claim;
    }

    // The last position that is on the lower side; the side changes once.
    private static Int128 Bisect(CurveInput curve, Func<Int128, bool> isLower)
    {
        var (low, high) = (curve.First - 1, curve.Last);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (isLower(middle))
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    // From one day to the next a limit moves a step or two.
    private static Int128 Near(CurveInput curve, Func<Int128, bool> isLower, Int128 near)
    {
        const int Steps = 4;
        if (near < curve.First || near >= curve.Last)
        {
            return Bisect(curve, isLower);
        }

        var position = near;
        var isUp = isLower(near);
        for (var step = 0; step < Steps; step++)
        {
            var next = isUp ? position + 1 : position - 1;
            if (next < curve.First || next > curve.Last || isLower(next) != isUp)
            {
                return isUp ? position : isLower(next) ? next : Bisect(curve, isLower);
            }

            position = next;
        }

        return Bisect(curve, isLower);
    }

    private Claim OfForm(Linear number, bool isIncluded)
    {
        var inputs = number.Parts.Select(part => (Input: OwnAxis(part.Input), part.Times)).ToArray();
        var times = Array.ConvertAll(inputs, one => one.Times / (one.Input.Axis.IsDense ? 2 * AxisInput.DenseUnits : one.Input.StepsInOne));
        var common = times.Aggregate((Int128)1, (all, one) => checked(all / Rational.Divisor(all, one.Denominator) * one.Denominator));
        var whole = Array.ConvertAll(times, one => checked(one.Numerator * (common / one.Denominator)));
        var divisor = whole.Aggregate((Int128)0, (all, one) => Rational.Divisor(Int128.Abs(one), all));
        var sign = whole[0] < 0 ? -1 : 1;
        var form = new Form([.. inputs.Zip(whole, (one, many) => new FormPart(one.Input, (long)(many / divisor * sign)))]);
        var scale = new Rational(common, divisor);
        Int128 Limit(Rational constant)
        {
            var limit = -constant * scale;
            var last = limit.IsWhole && !isIncluded ? limit.Floor() - 1 : limit.Floor();
            return sign > 0 ? last : -last - 1;
        }

        var axis = AxisOf(form);
        Observe(axis, number.Constant, Limit);
        if (number.Constant.Moves is not null)
        {
            observations.MovingForms.Add(axis.Id);
        }

        var claim = AtMost(axis, Limit(number.Constant.Value), number.Constant.Moves is null);
        return sign > 0 ? claim : !claim;
    }

    // Within a form, what follows from an input is any number: the replay of a case tells.
    private AxisInput OwnAxis(Input input)
    {
        if (input is AxisInput own)
        {
            return own;
        }

        var curve = (CurveInput)input;
        if (!proxies.TryGetValue(input.Id, out var proxy))
        {
            var (one, other) = (curve.At(day, curve.First), curve.At(day, curve.Last));
            var (low, high) = one < other ? (one!.Value, other!.Value) : (other!.Value, one!.Value);
            // A rounded amount may have figures after the point, as a decimal has.
            var isDense = curve.Type is FactType.Decimal or FactType.Money;
            Int128 Place(Rational value) => isDense ? FactPositions.Dense(value) : value.Floor();
            Int128? Position(DateOnly on, object value) => curve.At(on, FactPositions.Of(curve.Base.Axis, value)) is { } number ? Place(number) : null;
            var axis = graph.Add(id => new Axis
            {
                Id = id,
                Name = input.Name,
                IsOrdered = true,
                IsDense = isDense,
                Low = Place(low),
                High = Place(high) + 1,
                Follows = new Follows(curve.Base.Axis.Fact, Position),
            });
            proxy = new AxisInput { Id = input.Id, Name = input.Name, Axis = axis, Type = isDense ? FactType.Decimal : FactType.WholeNumber };
            axis.Input = proxy;
            proxies.Add(input.Id, proxy);
        }

        return proxy;
    }

    private Axis AxisOf(Form form)
    {
        if (!forms.TryGetValue(form, out var axis))
        {
            var (low, high) = ((Int128)0, (Int128)0);
            foreach (var part in form.Parts)
            {
                var own = ((AxisInput)part.Input).Axis;
                var (one, other) = checked((part.Times * own.Low, part.Times * own.High));
                (low, high) = (low + Int128.Min(one, other), high + Int128.Max(one, other));
            }

            var names = string.Join(" and ", form.Parts.Select(part => part.Input.Name));
            axis = graph.Add(id => new Axis { Id = id, Name = names, IsOrdered = true, Low = low, High = high, Form = form });
            forms.Add(form, axis);
        }

        return axis;
    }
}
