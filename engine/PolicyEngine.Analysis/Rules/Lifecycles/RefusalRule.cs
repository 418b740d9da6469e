using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Words;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>Who is refused is told, and can ask somebody to look at it again.</summary>
internal sealed partial class RefusalRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor NotTold = new(
        "PE4606",
        Severity.Warning,
        "a case that is refused goes from `{0}` to `{1}`, and nobody is told",
        "add a step `notify` on the way, or to the entry of `{1}`");

    private static readonly DiagnosticDescriptor NoAppeal = new(
        "PE4607",
        Severity.Warning,
        "a case that is refused goes to `{0}`, and from there no appeal leads on",
        "add a trigger with which the one who is refused asks for another look; or name in the letter where they can turn");

    public override ImmutableArray<DiagnosticDescriptor> Says => [NotTold, NoAppeal];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        var options = policy.Model.Outcomes;
        bool Refuses(OutcomeCondition condition) => condition is { Kind: OutcomeKind.Outcome, Outcome: >= 0 } && Polarities.Of(options[condition.Outcome]) == Polarity.Refuses;
        var seen = new HashSet<int>();
        foreach (var transition in lifecycle.Transitions.Where(transition => transition.To >= 0 && transition.Outcomes.Any(Refuses)))
        {
            var leaf = graph.Entered(transition.To);
            if (!seen.Add(leaf) || IsStillOpen(lifecycle, graph, leaf))
            {
                continue;
            }

            // After an appeal the way ends, and who decided it has spoken to them.
            var isAfterAppeal = transition.From.SelectMany(graph.LeavesOf).Any(state => IsAppeal(lifecycle, state));
            var letters = Letters(lifecycle, graph, transition, leaf).ToArray();
            if (letters.Length == 0 && !isAfterAppeal)
            {
                findings.Add(Finding.At(policy, transition.Location, NotTold, [lifecycle.States[leaf].Name], lifecycle.States[transition.From[0]].Name, lifecycle.States[leaf].Name));
            }

            if (!isAfterAppeal && !LeadsToAppeal(lifecycle, graph, leaf) && !letters.Any(letter => Mentions(lifecycle.Notifications[letter])) && !IsSignposted(policy.Model))
            {
                findings.Add(Finding.At(policy, transition.Location, NoAppeal, [lifecycle.States[leaf].Name], lifecycle.States[leaf].Name));
            }
        }
    }

    // Where a person decides next, nothing is refused yet.
    private static bool IsStillOpen(Lifecycle lifecycle, LifecycleGraph graph, int leaf) => graph.At(leaf).Any(next => next is { Trigger: >= 0, Kind: TransitionKind.Move } && lifecycle.Triggers[next.Trigger].Decides && !IsAppeal(lifecycle, next.To));

    private static IEnumerable<int> Letters(Lifecycle lifecycle, LifecycleGraph graph, LifecycleTransition transition, int leaf) =>
        transition.Steps.Concat(graph.Entry(leaf)).Concat(transition.From.SelectMany(from => lifecycle.States[from].Exit))
            .Concat(graph.At(leaf).Where(next => next.Trigger < 0).SelectMany(next => next.Steps.Concat(next.To >= 0 ? graph.Entry(graph.Entered(next.To)) : [])))
            .Where(step => step.Kind == StepKind.Notify).Select(step => step.Notification);

    private static bool LeadsToAppeal(Lifecycle lifecycle, LifecycleGraph graph, int leaf) => graph.From([leaf], _ => false)
        .SelectMany(graph.At).Any(transition => (transition.Trigger >= 0 && Appeal().IsMatch($"{lifecycle.Triggers[transition.Trigger].Name} {lifecycle.Triggers[transition.Trigger].Title}")) || (transition.To >= 0 && IsAppeal(lifecycle, transition.To)));

    private static bool IsAppeal(Lifecycle lifecycle, int state) => Appeal().IsMatch($"{lifecycle.States[state].Name} {lifecycle.States[state].Title}");

    private static bool Mentions(Notification letter) => letter.Text.Pieces.Any(piece => piece.Case == "signposts" || piece.Words.Pieces.Any(words => words.Slot < 0 && Appeal().IsMatch(words.Text)));

    // A refusal that says itself where one can turn needs no way through the lifecycle.
    private static bool IsSignposted(PolicyModel model)
    {
        if (model.Outcome is not { Rules: { } block } outcome)
        {
            return false;
        }

        var refusals = block.Rules.Select(rule => rule.Result).Append(block.Otherwise).OfType<RuleResult>().Where(result => Polarities.Of(model, outcome, result) == Polarity.Refuses).ToArray();
        return refusals.Length > 0 && Array.TrueForAll(refusals, result => result.Signpost.Any(words => Appeal().IsMatch(words)));
    }

    [GeneratedRegex(@"appeal|review|re-?consider|re_?consider|re_?assess|challenge|complain|dispute|ombudsman|another look|look(?:ed)? at (?:it )?again|look(?:ed)?_at_again|tribunal|reapply|re_?apply|new_information", RegexOptions.IgnoreCase)]
    private static partial Regex Appeal();
}
