using System.Globalization;
using System.Text;
using PolicyEngine.Model;
using PolicyEngine.Proof.Translation;

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

    /// <summary>A translation for each day that stands for others, with the days it begins to stand for.</summary>
    /// <param name="policy">The policy.</param>
    public static IReadOnlyList<DayTranslation> Of(CompiledPolicy policy)
    {
        var result = new List<DayTranslation>();
        var (first, last) = (policy.Model.InForceFrom, LastDay(policy.Model));
        DateOnly[] starts = [first, .. Dates(policy.Model).Where(day => day > first && day <= last).Distinct().Order()];
        for (var i = 0; i < starts.Length && result.Count < MostDays; i++)
        {
            var end = i + 1 < starts.Length ? starts[i + 1].AddDays(-1) : last;
            Stretch(policy, starts[i], end, result);
        }

        return result;
    }

    private static void Stretch(CompiledPolicy policy, DateOnly first, DateOnly last, List<DayTranslation> result)
    {
        var translation = new DayTranslation(policy, first);
        translation.Everything();
        result.Add(translation);
        var order = new LimitOrder(translation.Observations);
        if (!order.CanDiffer)
        {
            return;
        }

        var before = order.On(first);
        var seen = new HashSet<string>(StringComparer.Ordinal) { before };
        for (var day = first; day < last && result.Count < MostDays;)
        {
            day = day.AddDays(1);
            var signature = order.On(day);
            if (signature != before && seen.Add(signature))
            {
                var other = new DayTranslation(policy, day);
                other.Everything();
                result.Add(other);
            }

            before = signature;
        }
    }

    private static IEnumerable<DateOnly> Dates(PolicyModel model)
    {
        var values = model.Parameters.SelectMany(parameter => parameter.Values).SelectMany(value => new[] { value.From, After(value.To) });
        var rules = model.Items.SelectMany(item => item.Rules?.Rules ?? []).SelectMany(rule => new[] { rule.From, After(rule.To) });
        return values.Concat(rules).OfType<DateOnly>();
    }

    private static DateOnly? After(DateOnly? day) => day is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : null;
}

/// <summary>How the limits that move stand to the others of their axis on a day, and what the day alone decides.</summary>
internal sealed class LimitOrder
{
    private readonly DayObservations observations;
    private readonly Int128[] moving;
    private readonly List<LimitPair> pairs = [];
    private readonly StringBuilder text = new();

    public LimitOrder(DayObservations observations)
    {
        this.observations = observations;
        moving = new Int128[observations.Limits.Count];
        for (var one = 0; one < moving.Length; one++)
        {
            var axis = observations.Limits[one].Axis;
            for (var other = one + 1; other < moving.Length; other++)
            {
                if (ReferenceEquals(observations.Limits[other].Axis, axis))
                {
                    pairs.Add(new LimitPair(one, other, 0));
                }
            }

            foreach (var edge in axis.FixedLimits.Append(axis.Low - 1).Append(axis.High))
            {
                pairs.Add(new LimitPair(one, -1, edge));
            }
        }
    }

    public bool CanDiffer => observations.Conditions.Count > 0 || pairs.Count > 0;

    public string On(DateOnly day)
    {
        for (var i = 0; i < moving.Length; i++)
        {
            moving[i] = observations.Limits[i].On(day, moving[i]);
        }

        text.Clear();
        foreach (var condition in observations.Conditions)
        {
            text.Append(condition(day) ? '1' : '0');
        }

        foreach (var pair in pairs)
        {
            var difference = moving[pair.One].CompareTo(pair.Other < 0 ? pair.Edge : moving[pair.Other]);
            text.Append(CultureInfo.InvariantCulture, $"{Math.Sign(difference)}");
        }

        return text.ToString();
    }

    private readonly record struct LimitPair(int One, int Other, Int128 Edge);
}
