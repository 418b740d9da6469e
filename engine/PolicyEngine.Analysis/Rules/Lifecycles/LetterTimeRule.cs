using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A letter that promises a time promises one that the case keeps.</summary>
internal sealed partial class LetterTimeRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Other = new(
        "PE4616",
        Severity.Warning,
        "the letter `{0}` says \"{1}\", and where it is sent the deadline `{2}` lasts {3}",
        "show the time by its name between braces, or as `{{due.{2}}}`");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Other];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        for (var place = 0; place < lifecycle.Notifications.Length; place++)
        {
            var letter = lifecycle.Notifications[place];
            var text = string.Concat(letter.Text.Pieces.SelectMany(piece => piece.Words.Pieces).Select(words => words.Slot < 0 ? words.Text : "{}"));
            if (Within().Matches(text).ToArray() is [var said] && Contradicted(policy.Model, lifecycle, graph, place, said) is { } deadline)
            {
                var amounts = LifecycleAmounts.Of(policy.Model, deadline.Amount);
                var lasts = string.Join(" or ", amounts.Select(amount => amount.ToString("0.##", CultureInfo.InvariantCulture))) + " " + deadline.Unit.ToString().ToLowerInvariant();
                findings.Add(Finding.At(policy, letter.Location, Other, [letter.Name], letter.Name, said.Value, deadline.Name, lasts));
            }
        }
    }

    // The deadline that starts where the letter is sent has the unit and another amount, and no deadline has this one.
    private static LifecycleDeadline? Contradicted(PolicyModel model, Lifecycle lifecycle, LifecycleGraph graph, int letter, Match said)
    {
        var amount = decimal.Parse(said.Groups["figure"].Value, CultureInfo.InvariantCulture);
        var alike = lifecycle.Deadlines.Where(deadline => deadline.Amount >= 0 && deadline.Unit.ToString().Equals(said.Groups["unit"].Value, StringComparison.OrdinalIgnoreCase)).ToArray();
        var states = graph.Leaves.Where(leaf => graph.Entry(leaf).Any(step => step.Kind == StepKind.Notify && step.Notification == letter)).ToHashSet();
        var known = alike.SelectMany(deadline => LifecycleAmounts.Of(model, deadline.Amount)).ToArray();
        return known.Contains(amount) ? null : Array.Find(alike, deadline => LifecycleAmounts.Of(model, deadline.Amount).Count > 0 && deadline.Starts.SelectMany(graph.LeavesOf).Any(states.Contains));
    }

    [GeneratedRegex(@"\bwithin (?<figure>\d{1,4}) (?<unit>days|weeks|months|years|hours)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Within();
}
