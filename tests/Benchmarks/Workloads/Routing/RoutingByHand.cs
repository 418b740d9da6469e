namespace PolicyEngine.Benchmarks.Workloads.Routing;

/// <summary>The table as a developer would write it by hand: the rows of a category from a dictionary, then the first that fits.</summary>
internal static class RoutingByHand
{
    private static readonly Dictionary<Category, RoutingRow[]> Rows = RoutingTable.Rows.GroupBy(row => row.Category).ToDictionary(rows => rows.Key, rows => rows.ToArray());
    private static readonly RoutingMethod Method = Decide;
    private static readonly DateOnly InForceFrom = new(2020, 1, 1);

    /// <summary>Routes every enquiry, called through a delegate.</summary>
    /// <returns>A sum over the answers, so that none is left out.</returns>
    public static long DecideAll()
    {
        var method = Method;
        var sum = 0L;
        foreach (var facts in RoutingCases.All)
        {
            sum += (int)method(facts, RoutingCases.AsOf).Team;
        }

        return sum;
    }

    public static RoutingResult Decide(RoutingFacts facts, DateOnly asOf)
    {
        if (asOf < InForceFrom)
        {
            throw new ArgumentOutOfRangeException(nameof(asOf));
        }

        var team = Find(facts);
        return new RoutingResult(team == Team.ByHand ? RoutingOutcome.Manual : RoutingOutcome.Routed, team);
    }

    private static Team Find(RoutingFacts facts)
    {
        foreach (ref readonly var row in Rows[facts.Category].AsSpan())
        {
            if (facts.Urgency >= row.UrgencyLow && facts.Urgency <= row.UrgencyHigh && facts.Amount >= row.AmountFrom && facts.Amount < row.AmountBelow)
            {
                return row.Team;
            }
        }

        return Team.ByHand;
    }
}

/// <summary>The hand-written method, and every contender that looks like it.</summary>
public delegate RoutingResult RoutingMethod(RoutingFacts facts, DateOnly asOf);
