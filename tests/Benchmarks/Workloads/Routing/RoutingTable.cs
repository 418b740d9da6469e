using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Benchmarks.Workloads.Routing;

/// <summary>The rows of the routing table, and the policy that holds them. The first row that applies gives the team.</summary>
internal static partial class RoutingTable
{
    public const int RowsPerCategory = 50;

    private const int Special = 9;

    public static readonly RoutingRow[] Rows = Make();

    /// <summary>A name as the language writes it.</summary>
    public static string Snake(Enum value) => WordStart().Replace(value.ToString(), "_$0").ToLowerInvariant();

    /// <summary>The policy with the table of all rows.</summary>
    public static SourceFile Policy()
    {
        var text = new StringBuilder();
        text.Append("policy: routing\ntitle: Routing of enquiries\nowner: Benchmarks\ndescription: A table of a thousand rows. It is invented, and measures the engine.\n");
        text.Append("source: { document: \"Invented for the benchmarks\", at: \"RoutingTable.cs\" }\nin_force: { from: 2020-01-01 }\n\nchoices:\n");
        text.Append(CultureInfo.InvariantCulture, $"  teams: [{Names<Team>()}]\n\nfacts:\n");
        text.Append(CultureInfo.InvariantCulture, $"  category: {{ type: choice, of: [{Names<Category>()}], ask: \"What is it about?\", cite: \"1\" }}\n");
        text.Append("  urgency: { type: whole_number, range: 1..10, ask: \"How urgent is it?\", cite: \"1\" }\n  amount: { type: money, range: 0.., ask: \"How much money is at stake?\", cite: \"1\" }\n\n");
        text.Append("tables:\n  route:\n    hit: first\n    inputs: { category: category, urgency: urgency, amount: amount }\n    outputs: { team: { type: choice, of: teams } }\n    cite: \"2\"\n    rows:\n");
        foreach (var row in Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"      - {{ category: {Snake(row.Category)}, urgency: {row.UrgencyLow}..{row.UrgencyHigh}, amount: \"[{row.AmountFrom}..{row.AmountBelow})\", team: {Snake(row.Team)} }}\n");
        }

        text.Append("    otherwise: { team: by_hand }\n\ndecision:\n  outcomes: [routed, manual]\n  hit: first\n  rules:\n");
        text.Append("    - { id: no_row, when: route == by_hand, then: manual, because: \"No row of the table applies.\", cite: \"3\" }\n");
        text.Append("  otherwise: { then: routed, because: \"The table names the team.\", cite: \"3\" }\n\n");
        text.Append("outputs:\n  team: { title: Team, type: choice, of: teams, value: route, because: \"{team}.\", cite: \"3\" }\n");
        return new SourceFile("routing/policy.yaml", text.ToString());
    }

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(value => Snake(value)));

    // Each category: a few narrow exceptions, then a grid of five bands of urgency and eight ranges of amounts, then what is beyond.
    private static RoutingRow[] Make()
    {
        var source = new CaseSource(1000);
        var rows = new List<RoutingRow>();
        foreach (var category in Enum.GetValues<Category>())
        {
            for (var i = 0; i < Special; i++)
            {
                var urgency = source.Next(1, 9);
                var from = Cents(source.Next(0, 700_000));
                rows.Add(new RoutingRow(category, urgency, urgency + 1, from, from + Cents(source.Next(5_000, 60_000)), Any(source)));
            }

            var edges = Enumerable.Range(0, 7).Select(_ => source.Next(10_000, 900_000)).Append(0).Order().Select(Cents).Append(10_000.00m).ToArray();
            for (var band = 0; band < 5; band++)
            {
                for (var range = 0; range < 8; range++)
                {
                    rows.Add(new RoutingRow(category, (band * 2) + 1, (band * 2) + 2, edges[range], edges[range + 1], Any(source)));
                }
            }

            rows.Add(new RoutingRow(category, 1, 10, 10_000.00m, 50_000.00m, Team.Managers));
        }

        return [.. rows];
    }

    private static decimal Cents(int cents) => new(cents, 0, 0, false, 2);

    private static Team Any(CaseSource source) => (Team)source.Next(0, 6);

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex WordStart();
}

/// <summary>A row: the urgency with both ends, the amount without its upper end.</summary>
internal readonly record struct RoutingRow(Category Category, long UrgencyLow, long UrgencyHigh, decimal AmountFrom, decimal AmountBelow, Team Team);
