using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Translation;

namespace PolicyEngine.Proof.Solving;

/// <summary>Which limits of a translation are others on other days.</summary>
internal sealed class MovingLimits
{
    private readonly DayTranslation day;
    private readonly Dictionary<Atom, MovingLimit> known = [];

    public MovingLimits(DayTranslation day)
    {
        this.day = day;
        foreach (var limit in day.Observations.Limits)
        {
            known.TryAdd(new Atom(limit.Axis.Id, limit.On(day.Day, limit.Axis.Low - 1)), limit);
        }
    }

    /// <summary>The limit that an atom comes from, where it moves. One that meets a fixed limit on all of these days does not.</summary>
    public MovingLimit? Of(Axis axis, Int128 limit) => axis.FixedLimits.Contains(limit) ? null : known.GetValueOrDefault(new Atom(axis.Id, limit));

    /// <summary>How it moves over the days that this one stands for.</summary>
    public DayOffsets Offsets(MovingLimit limit) => DayOffsets.Of(limit.On, day.Runs, limit.Axis.Low - 1);
}
