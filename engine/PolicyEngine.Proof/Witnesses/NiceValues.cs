using PolicyEngine.Model;
using PolicyEngine.Proof.Numbers;

namespace PolicyEngine.Proof.Witnesses;

/// <summary>Positions that people would choose: round figures, the middle of an age, the first of a month.</summary>
internal static class NiceValues
{
    private const int DaysInMonth = 31;

    /// <summary>Positions of a number or date between two, the nicest first.</summary>
    public static IEnumerable<Int128> Of(AxisInput input, Int128 low, Int128 high, DateOnly day)
    {
        var nicest = input.Type switch
        {
            FactType.Date => Day(low, high, day),
            FactType.Time => Round(low, high, TimeSpan.TicksPerHour * 12, TimeSpan.TicksPerMinute),
            FactType.Decimal => Round(low, high, Largest(low, high, 2 * AxisInput.DenseUnits), 1),
            FactType.Money => Round(low, high, Largest(low, high, 100), 1),
            FactType.YesNo or FactType.WholeNumber or FactType.Text or FactType.Choice or FactType.List or _ => Round(low, high, Largest(low, high, 1), 1),
        };
        return new[] { nicest, low, high }.Distinct();
    }

    /// <summary>Positions near one, within two, outwards.</summary>
    public static IEnumerable<Int128> Around(Int128 start, Int128 low, Int128 high, int count)
    {
        for (var distance = 0; distance < count; distance++)
        {
            if (start + distance <= high)
            {
                yield return start + distance;
            }

            if (distance > 0 && start - distance >= low)
            {
                yield return start - distance;
            }
        }
    }

    // A month or two from a single edge, the middle between two; then the first of a month where one lies there.
    private static Int128 Day(Int128 low, Int128 high, DateOnly day)
    {
        Int128 today = day.DayNumber;
        var reaches = today >= low && today <= high;
        const int Century = 36_525;
        var middle = high - low < Century ? low + ((high - low) / 2)
            : reaches ? today
            : today > high ? high - DaysInMonth
            : low + DaysInMonth;
        var chosen = Int128.Clamp(middle, low, high);
        var date = DateOnly.FromDayNumber((int)chosen);
        Int128 first = new DateOnly(date.Year, date.Month, 1).DayNumber;
        return first >= low && first <= high ? first : chosen;
    }

    // The largest step worth trying: a power of ten times the unit, no larger than the edge that is nearer to zero.
    private static Int128 Largest(Int128 low, Int128 high, Int128 unit)
    {
        var edge = low > 0 ? low : high < 0 ? -high : Int128.Min(high, 10 * unit);
        var step = unit;
        while (step * 10 <= edge)
        {
            step *= 10;
        }

        return step;
    }

    // The multiple of the largest step that lies between, nearest to the lower edge, or to zero where that lies between.
    private static Int128 Round(Int128 low, Int128 high, Int128 step, Int128 smallest)
    {
        var start = low > 0 ? low : high < 0 ? high : 0;
        for (var half = false; step >= smallest; half = !half)
        {
            var up = Ceiling(start, step);
            if (up <= high && up >= low)
            {
                return up;
            }

            if (up - step >= low && up - step <= high)
            {
                return up - step;
            }

            step = half ? step / 5 : step / 2;
            step = step == 0 ? 0 : step;
        }

        return low > 0 ? low : high < 0 ? high : 0;
    }

    private static Int128 Ceiling(Int128 value, Int128 step)
    {
        var rest = value % step;
        return rest == 0 ? value : rest > 0 ? value - rest + step : value - rest;
    }
}
