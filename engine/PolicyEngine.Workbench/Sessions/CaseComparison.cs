using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Testing;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>What differs between two ways to decide: two days, or two versions of a policy; for a case at hand, and for the pack's cases grouped by what changes and why.</summary>
/// <param name="screen">Where it is written.</param>
/// <param name="was">The one way; it gets a case's policy as given, and its day.</param>
/// <param name="now">The other.</param>
/// <param name="suite">The pack's cases; <see langword="null"/> while its files have errors.</param>
/// <param name="cancellation">Gives up between cases.</param>
public sealed partial class CaseComparison(Page screen, ComparisonSide was, ComparisonSide now, CaseSuite? suite, CancellationToken cancellation)
{
    private const int MostNames = 8;

    /// <summary>Compares the decisions of one case.</summary>
    public void ThisCase(GivenFacts given, DateOnly asOf)
    {
        var (before, after) = (was.Decide(given, asOf), now.Decide(given, asOf));
        screen.Heading("This case");
        if (before is null || after is null)
        {
            screen.Add($"its facts do not fit {(before is null ? was : now).Name}", 2);
            return;
        }

        foreach (var difference in DecisionComparison.Of(before, after).Differences.Select(DecisionView.Words).DefaultIfEmpty("comes out the same"))
        {
            screen.Add(difference, 2, "- ");
        }
    }

    /// <summary>What is compared, as the first line.</summary>
    public void Title() => screen.Line($"{was.Name} → {now.Name}", Tone.Heading);

    /// <summary>Compares the decisions of the pack's cases; says nothing where it has none.</summary>
    public void Cases()
    {
        if (suite is not { Cases.IsEmpty: false })
        {
            return;
        }

        if (new[] { was, now }.FirstOrDefault(side => side.IsNeverInForce) is { } silent)
        {
            screen.Heading("The pack's cases").Add($"the policy is not in force on {silent.Name}, so none of them is decided then", 2);
            return;
        }

        List<SnapshotChange> changes = [];
        List<string> strange = [];
        foreach (var one in suite.Cases)
        {
            cancellation.ThrowIfCancellationRequested();
            var given = new GivenFacts(one.Facts, [.. one.Unknown.Select(name => new UnknownName(name.Value, name.Span))]);
            if (was.Decide(given, one.AsOf.Value) is not { } before || now.Decide(given, one.AsOf.Value) is not { } after)
            {
                strange.Add(one.Id.Value);
            }
            else if (Text(one, before) is var old && Text(one, after) is var text && old != text)
            {
                var change = ChangeReader.Changed(suite, one.Id.Value, old, text, false);
                changes.Add(DayCauses.Of(before, after) is { } cause ? change with { Cause = cause } : change);
            }
        }

        Groups(changes, strange);
    }

    private void Groups(List<SnapshotChange> changes, List<string> strange)
    {
        screen.Heading("The pack's cases");
        var steps = changes.RemoveAll(change => change.Kind == ChangeKind.Explanation);
        var otherwise = steps == 0 ? "" : $" ({steps} of them by other steps)";
        screen.Add($"{Counted.Of(changes.Count, "case differs", "cases differ")}, {suite!.Cases.Length - changes.Count - strange.Count} come out the same{otherwise}{(strange.Count == 0 ? "" : $", {Counted.Of(strange.Count, "does", "do")} not fit: {string.Join(", ", strange.Take(MostNames))}")}", 2);
        foreach (var group in ChangeGroup.Of(changes))
        {
            screen.Add(group.Headline, 2, "- ");
            if (group.HasOwnValues)
            {
                foreach (var change in group.Changes.Take(MostNames))
                {
                    screen.Add($"{change.CaseId}: {change.Detail}", 4);
                }
            }
            else
            {
                screen.Add(string.Join(", ", group.Changes.Take(MostNames).Select(change => change.CaseId)), 4);
            }

            screen.Add(group.Changes.Length > MostNames ? $"and {Counted.Of(group.Changes.Length - MostNames, "more", "more")}" : "", 4);
        }
    }

    // The day and the policy's id are what is compared, not what differs.
    private static string Text(CaseSyntax testCase, Decision decision) => Compared().Replace(CaseRunner.TextOf(testCase, decision), "");

    [GeneratedRegex("^(as of|policy): .*\n", RegexOptions.Multiline)]
    private static partial Regex Compared();
}

/// <summary>One way to decide.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Policy">The policy.</param>
/// <param name="AsOf">The day; <see langword="null"/> for each case's own.</param>
public sealed record ComparisonSide(string Name, Policy Policy, DateOnly? AsOf)
{
    /// <summary>Whether the policy is not in force on the day, so that nothing is decided.</summary>
    public bool IsNeverInForce => AsOf is { } day && (day < Policy.Model.InForceFrom || day > Policy.Model.InForceTo);

    /// <summary>Decides; nothing when the facts do not fit the policy.</summary>
    public Decision? Decide(GivenFacts given, DateOnly asOf) => FactReader.Read(Policy.Model, given).Facts is { } facts ? Policy.Decide(facts, AsOf ?? asOf) : null;
}
