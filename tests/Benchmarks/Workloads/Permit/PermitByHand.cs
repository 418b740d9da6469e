namespace PolicyEngine.Benchmarks.Workloads.Permit;

/// <summary>The permit as a developer would write it by hand, with the figure that changed on a date.</summary>
internal static class PermitByHand
{
    private static readonly PermitMethod Method = Decide;
    private static readonly DateOnly InForceFrom = new(2020, 1, 1);
    private static readonly DateOnly SixMonthsFrom = new(2024, 4, 1);

    /// <summary>Decides every case, called through a delegate.</summary>
    /// <returns>A sum over the answers, so that none is left out.</returns>
    public static long DecideAll()
    {
        var method = Method;
        var sum = 0L;
        foreach (var facts in PermitCases.All)
        {
            sum += (int)method(facts, PermitCases.AsOf).Outcome;
        }

        return sum;
    }

    public static PermitResult Decide(PermitFacts facts, DateOnly asOf)
    {
        if (asOf < InForceFrom)
        {
            throw new ArgumentOutOfRangeException(nameof(asOf));
        }

        var outcome = Outcome(facts, asOf);
        return new PermitResult(outcome, outcome == PermitOutcome.Granted ? Fee(facts) : null);
    }

    private static PermitOutcome Outcome(PermitFacts facts, DateOnly asOf)
    {
        if (!facts.LivesInZone || facts.Age < 17 || (facts.OwesFines && !facts.HoldsBlueBadge) || facts.PermitsHeld >= 2)
        {
            return PermitOutcome.Refused;
        }

        var monthsNeeded = asOf < SixMonthsFrom ? 3 : 6;
        return facts.MonthsResident < monthsNeeded || (facts.Emissions > 299 && !facts.HoldsBlueBadge) ? PermitOutcome.Officer : PermitOutcome.Granted;
    }

    private static decimal Fee(PermitFacts facts) => facts.HoldsBlueBadge || (facts.Age >= 75 && facts.PermitsHeld == 0)
        ? 0.00m
        : facts.Emissions switch
        {
            < 51 => 20.00m,
            < 101 => 45.50m,
            < 151 => 80.00m,
            < 201 => 120.25m,
            < 256 => 180.00m,
            _ => 250.00m,
        };
}
