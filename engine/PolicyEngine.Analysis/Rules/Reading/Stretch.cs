using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Reading;

/// <summary>Days in a row.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last; the end of time for none.</param>
internal readonly record struct Stretch(DateOnly From, DateOnly To)
{
    /// <summary>Whether there is any day in it.</summary>
    public bool IsEmpty => From > To;

    /// <summary>The days on which a policy is in force.</summary>
    public static Stretch InForce(PolicyModel model) => new(model.InForceFrom, model.InForceTo ?? DateOnly.MaxValue);

    /// <summary>The days on which a rule is live, if its status is.</summary>
    public static Stretch Of(Rule rule) => new(rule.From ?? DateOnly.MinValue, rule.To ?? DateOnly.MaxValue);

    /// <summary>The days that are in both.</summary>
    public Stretch And(Stretch other) => new(From > other.From ? From : other.From, To < other.To ? To : other.To);

    /// <summary>The days in this one that none of the others holds, in order.</summary>
    public IEnumerable<Stretch> Without(IEnumerable<Stretch> others)
    {
        var next = From;
        var (first, last) = (From, To);
        foreach (var other in others.Where(other => !other.IsEmpty && other.To >= first && other.From <= last).OrderBy(other => other.From).ToArray())
        {
            if (other.From > next)
            {
                yield return new Stretch(next, other.From.AddDays(-1));
            }

            if (other.To == DateOnly.MaxValue)
            {
                yield break;
            }

            next = other.To >= next ? other.To.AddDays(1) : next;
        }

        if (next <= To)
        {
            yield return new Stretch(next, To);
        }
    }

    /// <summary>The days in words: <c>from 1 January 2018 to 2 March 2018</c>, <c>on 1 January 2018</c>, <c>from 1 January 2018 on</c>.</summary>
    public string Words => From == To ? $"on {Day(From)}" : To == DateOnly.MaxValue ? $"from {Day(From)} on" : $"from {Day(From)} to {Day(To)}";

    /// <summary>A day as people write it.</summary>
    public static string Day(DateOnly day) => ValueText.Display(day, FactType.Date, null, "");
}
