using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Statements;
using PolicyEngine.Proof.Translation;
using PolicyEngine.Runtime;

namespace PolicyEngine.Proof.Days;

/// <summary>
/// The few days that stand for all. Between two dates of the policy only limits that move with the day differ; where their order among the limits of their fact is the same, so are the answers. The order is looked at
/// day by day, so that this is exact, 29 February included.
/// </summary>
internal static class DayWalk
{
    /// <summary>How many years a policy without a last day is looked at beyond its last date.</summary>
    public const int YearsAhead = 30;

    private const int MostDays = 400;

    /// <summary>The last day that is looked at.</summary>
    public static DateOnly LastDay(PolicyModel model)
    {
        if (model.InForceTo is { } last)
        {
            return last;
        }

        var latest = Dates(model).Append(model.InForceFrom).Max();
        return latest.Year + YearsAhead < 2999 ? latest.AddYears(YearsAhead) : latest;
    }

    /// <summary>A translation for each day that stands for others.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="asked">What is asked besides, where that has limits of its own.</param>
    public static DaySpan Of(CompiledPolicy policy, IReadOnlyList<Statement>? asked = null)
    {
        var result = new List<DayTranslation>();
        var (first, last) = (policy.Model.InForceFrom, LastDay(policy.Model));
        DateOnly[] starts = [first, .. Dates(policy.Model).Where(day => day > first && day <= last).Distinct().Order()];
        for (var i = 0; i < starts.Length && result.Count < MostDays; i++)
        {
            var end = i + 1 < starts.Length ? starts[i + 1].AddDays(-1) : last;
            Stretch(day => Translate(policy, day, asked ?? []), starts[i], end, result);
        }

        return new DaySpan(result, result.Count >= MostDays);
    }

    private static DayTranslation Translate(CompiledPolicy policy, DateOnly day, IReadOnlyList<Statement> asked)
    {
        var translation = new DayTranslation(policy, day);
        translation.Everything();
        foreach (var statement in asked)
        {
            statement.On(translation);
        }

        return translation;
    }

    private static void Stretch(Func<DateOnly, DayTranslation> translate, DateOnly first, DateOnly last, List<DayTranslation> result)
    {
        var current = translate(first);
        result.Add(current);
        var order = new LimitOrder(current.Observations, first);
        if (!order.CanDiffer)
        {
            current.StandFor(first, last);
            return;
        }

        var (marks, before) = (new char[order.Length], new char[order.Length]);
        order.On(first, before);
        var seen = new Dictionary<string, DayTranslation>(StringComparer.Ordinal) { [new(before)] = current };
        var start = first;
        for (var day = first; day < last && result.Count < MostDays;)
        {
            day = day.AddDays(1);
            order.On(day, marks);
            if (!marks.AsSpan().SequenceEqual(before))
            {
                current.StandFor(start, day.AddDays(-1));
                start = day;
                var key = new string(marks);
                if (!seen.TryGetValue(key, out current!))
                {
                    current = translate(day);
                    seen.Add(key, current);
                    result.Add(current);
                }
            }

            (marks, before) = (before, marks);
        }

        current.StandFor(start, last);
    }

    private static IEnumerable<DateOnly> Dates(PolicyModel model)
    {
        var values = model.Parameters.SelectMany(parameter => parameter.Values).SelectMany(value => new[] { value.From, After(value.To) });
        var rules = model.Items.SelectMany(item => item.Rules?.Rules ?? []).SelectMany(rule => new[] { rule.From, After(rule.To) });
        return values.Concat(rules).OfType<DateOnly>();
    }

    private static DateOnly? After(DateOnly? day) => day is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : null;
}

/// <summary>The days that stand for all.</summary>
/// <param name="Days">A translation for each.</param>
/// <param name="IsCutShort">Whether there are more than are looked at, so that what is not found is not proved.</param>
internal sealed record DaySpan(IReadOnlyList<DayTranslation> Days, bool IsCutShort);

/// <summary>How the limits that move stand to the others of their axis on a day, and what the day alone decides.</summary>
internal sealed class LimitOrder
{
    // Two limits that are the same on three days far apart are one.
    private static readonly int[] Probes = [0, 1_234, 4_321];

    private readonly IReadOnlyList<Func<DateOnly, bool>> conditions;
    private readonly MovingLimit[] limits;
    private readonly Int128[] moving;
    private readonly List<LimitPair> pairs = [];

    public LimitOrder(DayObservations observations, DateOnly first)
    {
        conditions = observations.Conditions;
        limits = [.. observations.Limits.DistinctBy(limit => (limit.Axis, Trace(limit, first)))];
        limits = [.. limits.Where(limit => Array.Exists(limits, other => other != limit && ReferenceEquals(other.Axis, limit.Axis)) || Edges(limit.Axis).Any())];
        moving = new Int128[limits.Length];
        for (var one = 0; one < moving.Length; one++)
        {
            var axis = limits[one].Axis;
            for (var other = one + 1; other < moving.Length; other++)
            {
                if (ReferenceEquals(limits[other].Axis, axis))
                {
                    pairs.Add(new LimitPair(one, other, 0));
                }
            }

            foreach (var edge in Edges(axis))
            {
                pairs.Add(new LimitPair(one, -1, edge));
            }
        }
    }

    public bool CanDiffer => conditions.Count > 0 || pairs.Count > 0;

    /// <summary>How many marks <see cref="On"/> makes.</summary>
    public int Length => conditions.Count + pairs.Count;

    /// <summary>The order on a day, a mark for each condition and each pair of limits.</summary>
    public void On(DateOnly day, Span<char> marks)
    {
        for (var i = 0; i < moving.Length; i++)
        {
            moving[i] = limits[i].On(day, moving[i]);
        }

        for (var i = 0; i < conditions.Count; i++)
        {
            marks[i] = conditions[i](day) ? '1' : '0';
        }

        for (var i = 0; i < pairs.Count; i++)
        {
            var pair = pairs[i];
            var difference = moving[pair.One].CompareTo(pair.Other < 0 ? pair.Edge : moving[pair.Other]);
            marks[conditions.Count + i] = (char)('1' + Math.Sign(difference));
        }
    }

    // A limit that moves does not come to the ends of a range that nobody gave.
    private static IEnumerable<Int128> Edges(Axis axis) => axis.HasOwnRange ? axis.FixedLimits.Append(axis.Low - 1).Append(axis.High) : axis.FixedLimits;

    private static string Trace(MovingLimit limit, DateOnly first) =>
        string.Join(' ', Probes.Select(days => limit.On(first.AddDays(Math.Min(days, DateOnly.MaxValue.DayNumber - first.DayNumber)), limit.Axis.Low - 1)));

    private readonly record struct LimitPair(int One, int Other, Int128 Edge);
}
