using System.Globalization;

namespace PolicyEngine.Benchmarks.Workloads.Permit;

/// <summary>Applications, about half of which are granted, and what the hand-written method answers.</summary>
internal static class PermitCases
{
    public const int Count = 1024;

    public static readonly DateOnly AsOf = new(2026, 9, 1);

    public static readonly PermitFacts[] All = Make();

    public static readonly PermitResult[] Expected = Array.ConvertAll(All, facts => PermitByHand.Decide(facts, AsOf));

    /// <summary>The names of the facts with their values, as an engine without types wants them.</summary>
    public static Dictionary<string, object?> Named(PermitFacts facts) => new(StringComparer.Ordinal)
    {
        ["lives_in_zone"] = facts.LivesInZone,
        ["age"] = facts.Age,
        ["months_resident"] = facts.MonthsResident,
        ["emissions"] = facts.Emissions,
        ["holds_blue_badge"] = facts.HoldsBlueBadge,
        ["permits_held"] = facts.PermitsHeld,
        ["owes_fines"] = facts.OwesFines,
    };

    /// <summary>An answer as text, the same from every contender.</summary>
    public static string Text(PermitResult result) => Text(result.Outcome.ToString().ToLowerInvariant(), result.Fee);

    /// <inheritdoc cref="Text(PermitResult)"/>
    public static string Text(string? outcome, decimal? fee) => string.Create(CultureInfo.InvariantCulture, $"{outcome} {(fee is { } amount ? amount.ToString("0.00", CultureInfo.InvariantCulture) : "-")}");

    private static PermitFacts[] Make()
    {
        var source = new CaseSource(20260901);
        return [.. Enumerable.Range(0, Count).Select(_ => new PermitFacts(
            source.Chance(88), source.Next(15, 99), source.Next(0, 80), source.Next(0, 320), source.Chance(12), source.Chance(15) ? source.Next(2, 4) : source.Next(0, 1), source.Chance(8)))];
    }
}
