using PolicyEngine.Proof.Claims;

namespace PolicyEngine.Proof.Translation;

/// <summary>A limit of an axis that moves with the day.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="On">The limit on a day, given the one of the day before or another near one.</param>
internal sealed record MovingLimit(Axis Axis, Func<DateOnly, Int128, Int128> On);

/// <summary>What of a translation is another on another day: limits that move, and conditions that the day alone decides.</summary>
internal sealed class DayObservations
{
    public List<Func<DateOnly, bool>> Conditions { get; } = [];

    public List<MovingLimit> Limits { get; } = [];

    /// <summary>The forms of several facts whose limits move with the day.</summary>
    public HashSet<int> MovingForms { get; } = [];

    public bool AreNone => Conditions.Count == 0 && Limits.Count == 0;
}
