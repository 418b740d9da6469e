using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;
using PolicyEngine.Testing.Coverage;

namespace PolicyEngine.Testing.Drafting;

/// <summary>The cases one step away from another: another date, one fact changed, or one fact moved by just as much as a comparison is off its threshold.</summary>
internal sealed class DraftMoves(PolicyModel model)
{
    private const int MostYears = 1200;
    private const decimal MostScaled = 1_000_000_000_000;

    private readonly FactCandidates candidates = new(model);

    /// <summary>The same facts on other days.</summary>
    public IEnumerable<DraftCase> Days(DraftCase draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return candidates.Days.Where(day => day != draft.AsOf).Select(day => draft with { AsOf = day });
    }

    /// <summary>One of some facts changed, or not asked.</summary>
    public IEnumerable<DraftCase> Facts(DraftCase draft, IEnumerable<int> facts)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return facts.OrderBy(fact => RankOf(model.Facts[fact].Type)).SelectMany(fact => candidates.Of(fact, draft).Select(value => draft.With(fact, value)).Append(draft.Without(fact))).OfType<DraftCase>();
    }

    /// <summary>One of some facts moved so that a comparison comes out on its threshold, just below or just above, as far as the fact moves it one to one, in proportion, or by years or months.</summary>
    /// <param name="draft">The case.</param>
    /// <param name="compared">The values that the comparison compared in it.</param>
    /// <param name="facts">The facts.</param>
    public static IEnumerable<DraftCase> Towards(DraftCase draft, (object? Left, object? Right) compared, IEnumerable<int> facts)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(facts);
        if (Distance.Number(compared.Left) is not { } left || Distance.Number(compared.Right) is not { } right)
        {
            return [];
        }

        return facts.SelectMany(fact => Steps(draft.Facts.ValueOf(fact), right - left).Concat(Scaled(draft.Facts.ValueOf(fact), left, right)).Distinct()
            .Select(value => draft.With(fact, value))).OfType<DraftCase>();
    }

    /// <summary>The leaves that were compared in a decision, with their values.</summary>
    public static IEnumerable<(int Leaf, (object? Left, object? Right) Compared)> Compared(PolicyModel model, DecisionTrace trace)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(trace);
        return Enumerable.Range(0, model.Leaves.Length).Select(leaf => (leaf, trace.ComparedBy(leaf))).Where(pair => pair.Item2.Left is not null && pair.Item2.Right is not null);
    }

    // Facts with few values first: between two dates there is much to try and little to find.
    private static int RankOf(FactType type) => type is FactType.YesNo ? 0 : type is FactType.Choice ? 1 : type is FactType.Date ? 3 : 2;

    private static IEnumerable<object> Steps(object? value, decimal away)
    {
        var step = value is decimal ? 0.01m : 1;
        foreach (var distance in new[] { away, -away }.Distinct().SelectMany(distance => new[] { distance, distance - step, distance + step }))
        {
            foreach (var moved in new[] { Moved(value, distance), Moved(value, distance, 12), Moved(value, distance, 1) }.OfType<object>())
            {
                yield return moved;
            }
        }
    }

    // A share of the fact is compared, or the fact divides what is.
    private static IEnumerable<object> Scaled(object? value, decimal left, decimal right)
    {
        if (value is not (long or decimal) || left == 0 || right == 0 || new[] { left, right }.Any(side => Math.Abs(side) is < 0.0001m or > MostScaled) || Distance.Number(value) is not { } number || Math.Abs(number) > MostScaled)
        {
            yield break;
        }

        foreach (var scaled in new[] { number / left * right, number / right * left }.Where(scaled => Math.Abs(scaled) < MostScaled))
        {
            var step = value is decimal ? 0.01m : 1;
            var nearest = Math.Round(scaled / step) * step;
            foreach (var moved in new[] { nearest, nearest - step, nearest + step })
            {
                yield return value is decimal ? moved : (long)moved;
            }
        }
    }

    private static object? Moved(object? value, decimal distance) => value switch
    {
        long whole when decimal.Truncate(distance) == distance && Math.Abs(distance) < int.MaxValue => whole + (long)distance,
        decimal number when Math.Abs(distance) < 1_000_000_000_000 => number + distance,
        DateOnly date when decimal.Truncate(distance) == distance && date.DayNumber + distance is > 0 and < 3_652_058 => DateOnly.FromDayNumber(date.DayNumber + (int)distance),
        _ => null,
    };

    // What is compared may count the years or months up to a date, or since.
    private static object? Moved(object? value, decimal distance, int months) =>
        value is DateOnly date && decimal.Truncate(distance) == distance && Math.Abs(distance) < MostYears && date.Year + ((int)distance * months / 12) is > 2 and < 9998 ? date.AddMonths((int)distance * months) : null;
}
