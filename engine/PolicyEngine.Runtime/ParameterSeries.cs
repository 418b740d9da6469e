using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>The values of one parameter under one key, by date.</summary>
internal sealed class ParameterSeries<T>
    where T : notnull
{
    private const int ScanLimit = 6;

    private readonly Stretch[] stretches;
    private readonly ParameterValue[] entries;

    /// <summary>Keeps the values of one key. The value that started last is the one that counts, so a value without an end lasts until the next.</summary>
    public ParameterSeries(IEnumerable<ParameterValue> values, Func<string, object> parse)
    {
        entries = InOrder([.. values]);
        stretches = new Stretch[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var value = entries[i].Value is { } text ? Canonical.Unbox<T>(parse(text)) : default!;
            stretches[i] = new Stretch(entries[i].From.DayNumber, entries[i].To?.DayNumber ?? int.MaxValue, entries[i].Value is not null, value);
        }
    }

    // They nearly always are in order already, and sorting by a date is slow the first time in a process.
    private static ParameterValue[] InOrder(ParameterValue[] values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i].From < values[i - 1].From)
            {
                return [.. values.OrderBy(value => value.From)];
            }
        }

        return values;
    }

    public bool TryGet(DateOnly day, out T value)
    {
        var place = PlaceOn(day.DayNumber);
        if (place >= 0 && stretches[place].HasValue)
        {
            value = stretches[place].Value;
            return true;
        }

        value = default!;
        return false;
    }

    public ParameterValue? EntryOn(DateOnly day)
    {
        var place = PlaceOn(day.DayNumber);
        return place >= 0 ? entries[place] : null;
    }

    // Most parameters have one to three values and the newest is asked for most, so it is looked at first.
    private int PlaceOn(int day)
    {
        var all = stretches;
        var place = all.Length > ScanLimit ? LastStarted(day) : all.Length - 1;
        while (place >= 0 && all[place].First > day)
        {
            place--;
        }

        return place >= 0 && day <= all[place].Last ? place : -1;
    }

    private int LastStarted(int day)
    {
        var low = 0;
        var high = stretches.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (stretches[middle].First <= day)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private readonly record struct Stretch(int First, int Last, bool HasValue, T Value);
}
