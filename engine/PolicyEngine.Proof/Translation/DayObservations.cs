using PolicyEngine.Proof.Claims;

namespace PolicyEngine.Proof.Translation;

/// <summary>A limit of an axis that moves with the day.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="On">The limit on a day, given the one of the day before or another near one.</param>
internal sealed record MovingLimit(Axis Axis, Func<DateOnly, Int128, Int128> On);

/// <summary>What of a translation is another on another day: limits that move, and conditions that the day alone decides.</summary>
internal sealed class DayObservations
{
    // What is the same on days so far apart is taken for the same.
    private static readonly int[] Probes = [0, 1, 28, 59, 366, 731, 1_234, 2_500, 4_321, 9_000];

    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly HashSet<Axis> moving = [];
    private int seenLimits;
    private int seenConditions;
    private int seenFixed;

    public List<Func<DateOnly, bool>> Conditions { get; } = [];

    public List<MovingLimit> Limits { get; } = [];

    /// <summary>The forms of several facts whose limits move with the day.</summary>
    public HashSet<int> MovingForms { get; } = [];

    /// <summary>Whether a limit of an axis moves with the day, or an end of its range does.</summary>
    public bool Moves(Axis axis) => Limits.Exists(limit => ReferenceEquals(limit.Axis, axis));

    /// <summary>
    /// Whether anything was observed since this was last asked that was not known before, or a fixed limit was set beside those that move. The same question observes the same again.
    /// </summary>
    public bool HaveGrown(DateOnly day)
    {
        var isGrown = false;
        for (; seenLimits < Limits.Count; seenLimits++)
        {
            var limit = Limits[seenLimits];
            moving.Add(limit.Axis);
            isGrown |= known.Add(string.Join(' ', Probes.Select(days => limit.On(Later(day, days), limit.Axis.Low - 1)).Prepend(limit.Axis.Id)));
        }

        for (; seenConditions < Conditions.Count; seenConditions++)
        {
            var condition = Conditions[seenConditions];
            isGrown |= known.Add(string.Concat(Probes.Select(days => condition(Later(day, days)) ? '+' : '-')));
        }

        var met = moving.Sum(axis => axis.FixedLimits.Count);
        isGrown |= met > seenFixed;
        seenFixed = met;
        return isGrown;
    }

    public bool AreNone => Conditions.Count == 0 && Limits.Count == 0;

    private static DateOnly Later(DateOnly day, int days) => day.AddDays(Math.Min(days, DateOnly.MaxValue.DayNumber - day.DayNumber));
}

/// <summary>Days from one to another, both included.</summary>
internal readonly record struct DayRun(DateOnly First, DateOnly Last);
