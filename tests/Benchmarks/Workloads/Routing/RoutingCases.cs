namespace PolicyEngine.Benchmarks.Workloads.Routing;

/// <summary>Enquiries over the whole table, and what the hand-written method answers.</summary>
internal static class RoutingCases
{
    public const int Count = 1024;

    public static readonly DateOnly AsOf = new(2026, 9, 1);

    public static readonly RoutingFacts[] All = Make();

    public static readonly RoutingResult[] Expected = Array.ConvertAll(All, facts => RoutingByHand.Decide(facts, AsOf));

    /// <summary>The names of the facts with their values, as an engine without types wants them.</summary>
    public static Dictionary<string, object?> Named(RoutingFacts facts) => new(StringComparer.Ordinal)
    {
        ["category"] = RoutingTable.Snake(facts.Category),
        ["urgency"] = facts.Urgency,
        ["amount"] = facts.Amount,
    };

    /// <summary>An answer as text, the same from every contender.</summary>
    public static string Text(RoutingResult result) => $"{RoutingTable.Snake(result.Outcome)} {RoutingTable.Snake(result.Team)}";

    // Amounts as people give them: pence in most, whole pounds or a hundred in some; a few beyond the table.
    private static RoutingFacts[] Make()
    {
        var source = new CaseSource(77);
        var categories = Enum.GetValues<Category>().Length;
        return [.. Enumerable.Range(0, Count).Select(_ =>
        {
            var category = (Category)source.Next(0, categories - 1);
            var urgency = source.Next(1, 10);
            var beyond = source.Chance(3);
            decimal amount = source.Next(0, 9) switch
            {
                0 => source.Next(0, 9_999),
                1 => source.Next(0, 99) * 100,
                _ => new decimal(source.Next(0, 999_999), 0, 0, false, 2),
            };
            return new RoutingFacts(category, urgency, beyond ? amount + 50_000 : amount);
        })];
    }
}
