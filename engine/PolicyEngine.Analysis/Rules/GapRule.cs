using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules;

/// <summary>A value between two bands that neither holds leaves a case undetermined; nearly always an edge that nobody decided.</summary>
internal sealed class GapRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Gap = new(
        "PE4002",
        Severity.Warning,
        "{0} is in no band of `{1}`, though there are bands below and above it",
        "write the edge of one of the two bands with `at_least` or `at_most`; if the paper itself says nothing about the value, list it under `undecided`");

    public override CheckKind Kind => CheckKind.Tables;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Gap];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var item in policy.Model.Items.Where(item => item is { Kind: ItemKind.Bands, Lookup.Columns.Length: 1 }))
        {
            var words = new KeyWords(item.Lookup!.Columns[0], policy.Model);
            var rows = item.Lookup.Rows.SelectMany(row => row.Cells[0].Intervals.Select(interval => (Interval: interval, Row: row))).OrderBy(pair => pair.Interval.Low).ToArray();
            var reached = long.MinValue;
            for (var i = 0; i < rows.Length; i++)
            {
                var (interval, row) = rows[i];
                if (i > 0 && reached < long.MaxValue && reached + 1 < interval.Low && KeyIn(words, reached + 1, interval.Low - 1) is { } key)
                {
                    findings.Add(Finding.At(policy, row.Location, Gap, [item.Name], words.Show(key), item.Name));
                }

                reached = Math.Max(reached, interval.High);
            }
        }
    }

    private static long? KeyIn(KeyWords words, long low, long high)
    {
        var domain = words.Domain;
        var gap = new KeyInterval(Math.Max(low, domain.Low), Math.Min(high, domain.High));
        return gap.Low <= gap.High ? OverlapSearch.KeyIn(words, [gap]) : null;
    }
}
