using PolicyEngine.Proof.Numbers;

namespace PolicyEngine.Proof.Solving;

/// <summary>Something that moves with a day by one and the same step, but for few offsets: each with the runs of days on which it holds.</summary>
/// <param name="Slope">How far it moves from one day to the next.</param>
/// <param name="Runs">The offsets.</param>
internal sealed record DayOffsets(long Slope, IReadOnlyDictionary<long, List<Run>> Runs)
{
    /// <summary>The offset of days on which no day is late enough.</summary>
    public const long Never = long.MaxValue;

    /// <summary>The offset of days on which every day is.</summary>
    public const long Always = long.MinValue;

    // More are no help: the days are then too different from each other.
    private const int Most = 40;

    /// <summary>How far after a day the first one lies for which a function of both comes to at least a number.</summary>
    /// <exception cref="OverflowException">There are too many offsets.</exception>
    public static DayOffsets Of(Derivation derivation, long least, ProblemNumber from, ProblemNumber to)
    {
        var runs = new Dictionary<long, List<Run>>();
        var (first, last) = ((int)to.Low, (int)to.High);
        bool Reaches(int start, int end) => derivation.Between(start, end) >= least;
        var near = first;
        for (var day = (int)from.Low; day <= from.High; day++)
        {
            if (Reaches(day, first))
            {
                Add(runs, Always, day);
                continue;
            }

            if (!Reaches(day, last))
            {
                Add(runs, Never, day);
                continue;
            }

            near = First(end => Reaches(day, end), near, first, last);
            Add(runs, near - day, day);
        }

        return new DayOffsets(1, runs);
    }

    /// <summary>The offsets of a limit over days.</summary>
    /// <exception cref="OverflowException">There are too many.</exception>
    public static DayOffsets Of(Func<DateOnly, Int128, Int128> limit, IEnumerable<Translation.DayRun> days, Int128 near)
    {
        var runs = new Dictionary<long, List<Run>>();
        Translation.DayRun[] all = [.. days];
        var (start, end) = (all[0].First, all[^1].Last);
        var slope = end == start ? 0 : (long)Math.Round((double)(limit(end, near) - limit(start, near)) / (end.DayNumber - start.DayNumber));
        near = limit(start, near);
        foreach (var run in all)
        {
            for (var day = run.First; day <= run.Last; day = day.AddDays(1))
            {
                near = limit(day, near);
                Add(runs, checked((long)(near - ((Int128)slope * day.DayNumber))), day.DayNumber);
                if (day == DateOnly.MaxValue)
                {
                    break;
                }
            }
        }

        return new DayOffsets(slope, runs);
    }

    // From one day to the next it moves a day or two.
    private static int First(Func<int, bool> reaches, int near, int first, int last)
    {
        const int Steps = 4;
        near = Math.Clamp(near, first, last);
        for (var step = 0; step < Steps; step++)
        {
            var isReached = reaches(near);
            if (isReached && (near == first || !reaches(near - 1)))
            {
                return near;
            }

            near = isReached ? near - 1 : Math.Min(near + 1, last);
        }

        var (low, high) = (first, last);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (reaches(middle))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static void Add(Dictionary<long, List<Run>> runs, long offset, long day)
    {
        if (!runs.TryGetValue(offset, out var own))
        {
            own = runs.Count < Most ? [] : throw new OverflowException("there are too many offsets");
            runs.Add(offset, own);
        }

        if (own.Count > 0 && own[^1].Last == day - 1)
        {
            own[^1] = own[^1] with { Last = day };
        }
        else
        {
            own.Add(new Run(day, day));
        }
    }
}
