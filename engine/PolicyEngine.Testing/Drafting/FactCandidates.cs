using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Drafting;

/// <summary>Values that are worth trying for a fact: both answers, every option, and on, just below and just above every figure that the policy names.</summary>
internal sealed class FactCandidates(PolicyModel model)
{
    private const int MostYears = 130;
    private const int MostSteps = 3700;

    private readonly PolicyFigures figures = new(model);

    /// <summary>The days worth trying as the date of a decision: those on which the policy changes, and the days beside them.</summary>
    public IEnumerable<DateOnly> Days => Around(figures.Dates);

    /// <summary>Days with the days beside them.</summary>
    public static IEnumerable<DateOnly> Around(IEnumerable<DateOnly> days) => days.Where(day => day > DateOnly.MinValue && day < DateOnly.MaxValue).SelectMany(day => new[] { day, day.AddDays(-1), day.AddDays(1) }).Distinct();

    /// <summary>The values worth trying.</summary>
    /// <param name="fact">The fact's place.</param>
    /// <param name="draft">The case in which it is tried.</param>
    public IEnumerable<object> Of(int fact, DraftCase draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var (asked, current) = (model.Facts[fact], draft.Facts.ValueOf(fact));
        return asked.Type switch
        {
            FactType.YesNo => [true, false],
            FactType.Choice => Enumerable.Range(0, model.Choices[asked.ChoiceSet].Options.Length).Select(option => (object)option),
            FactType.WholeNumber => Numbers(asked, current, 1).Select(number => (object)(long)number),
            FactType.Decimal or FactType.Money => Numbers(asked, current, 0.01m).Select(number => (object)number),
            FactType.Date => Dates(draft.AsOf, current).Select(day => (object)day),
            FactType.Time => figures.Times.SelectMany(time => new[] { time, time.AddMinutes(-1), time.AddMinutes(1) }).Append(new TimeOnly(12, 0)).Select(time => (object)time),
            FactType.Text => figures.Texts.Append("x"),
            FactType.List => Lists(asked, current),
            _ => throw new ArgumentOutOfRangeException(nameof(fact)),
        };
    }

    private IEnumerable<decimal> Numbers(Fact fact, object? current, decimal step)
    {
        var limits = new[] { fact.Minimum, fact.Maximum }.OfType<string>().Select(text => ValueText.TryParse(text, FactType.Decimal, null)).OfType<decimal>();
        var now = current is long whole ? whole : current as decimal?;
        return figures.Numbers.SelectMany(number => new[] { number, number - step, number + step })
            .Concat(limits).Append(0).Append(1)
            .Concat(now is { } value ? [value + step, value - step] : [])
            .Where(number => step < 1 || decimal.Truncate(number) == number).Where(number => Math.Abs(number) < long.MaxValue).Distinct();
    }

    // A threshold that is a number may be one of years, months or days between a date and the day of the decision.
    private IEnumerable<DateOnly> Dates(DateOnly asOf, object? current)
    {
        var counts = figures.Numbers.Where(number => decimal.Truncate(number) == number && number is >= 0 and <= MostSteps).Select(number => (int)number).ToArray();
        var turning = counts.Where(count => count <= MostYears).SelectMany(count => new[] { Moved(asOf, -count, 12), Moved(asOf, count, 12), Moved(asOf, -count, 1), Moved(asOf, count, 1) })
            .Concat(counts.SelectMany(count => new[] { Shifted(asOf, -count), Shifted(asOf, count) }))
            .Concat(figures.Dates.Select(day => (DateOnly?)day)).Append(asOf).Append(current as DateOnly?).OfType<DateOnly>();
        return turning.SelectMany(day => new[] { (DateOnly?)day, Shifted(day, -1), Shifted(day, 1) }).OfType<DateOnly>().Distinct();
    }

    private static DateOnly? Moved(DateOnly day, int count, int months) => day.Year + (count * months / 12) is > 2 and < 9998 ? day.AddMonths(count * months) : null;

    private static DateOnly? Shifted(DateOnly day, int days) => day.DayNumber + days is var number && number > 0 && number < DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(number) : null;

    // Lists get shorter, longer, or one record changes in one field.
    private IEnumerable<object> Lists(Fact fact, object? current)
    {
        yield return ImmutableArray<object?[]>.Empty.ToArray();
        if (current is not IReadOnlyList<object?[]> records)
        {
            yield break;
        }

        for (var place = 0; place < records.Count; place++)
        {
            yield return records.Where((_, other) => other != place).ToArray();
            for (var field = 0; field < fact.Fields.Length; field++)
            {
                foreach (var value in OfField(fact.Fields[field], records[place][field]))
                {
                    var changed = records.Select(record => (object?[])record.Clone()).ToArray();
                    changed[place][field] = value;
                    yield return changed;
                }
            }
        }
    }

    private IEnumerable<object> OfField(Fact field, object? current) => field.Type switch
    {
        FactType.YesNo => [current is not true],
        FactType.Choice => Enumerable.Range(0, Math.Min(12, model.Choices[field.ChoiceSet].Options.Length)).Select(option => (object)option),
        FactType.WholeNumber => Numbers(field, current, 1).Select(number => (object)(long)number),
        FactType.Decimal or FactType.Money => Numbers(field, current, 0.01m).Select(number => (object)number),
        FactType.Date when current is DateOnly day => new[] { Shifted(day, -1), Shifted(day, 1) }.OfType<DateOnly>().Select(date => (object)date),
        FactType.Date or FactType.Time or FactType.Text or FactType.List => [],
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
