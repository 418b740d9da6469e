using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>Who decided first should not decide again on the appeal against it.</summary>
internal sealed class SameDeciderRule : LifecycleRule
{
    private const string Appeal = "appeal";

    private static readonly DiagnosticDescriptor SameDecider = new(
        "PE5101",
        Severity.Warning,
        "`{0}` can be decided by the person who decided with `{1}`",
        "add `other_than: {1}` to it, or let another role decide");

    private static readonly DiagnosticDescriptor OwnCase = new(
        "PE5102",
        Severity.Warning,
        "`{0}` lets {1} decide, who may also send the case in",
        "let another role decide; or add `other_than: {2}`");

    public override CheckKind Kind => CheckKind.Governance;

    public override ImmutableArray<DiagnosticDescriptor> Says => [SameDecider, OwnCase];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        for (var later = 0; later < lifecycle.Triggers.Length; later++)
        {
            for (var first = 0; first < lifecycle.Triggers.Length && lifecycle.Triggers[later].Decides; first++)
            {
                if (lifecycle.Triggers[first].Decides && CanBeSame(lifecycle, later, first) && Follows(lifecycle, graph, later, first))
                {
                    findings.Add(Finding.At(policy, lifecycle.Triggers[later].Location, SameDecider, [lifecycle.Triggers[later].Name], lifecycle.Triggers[later].Name, lifecycle.Triggers[first].Name));
                }
            }
        }

        CheckOwnCases(policy, lifecycle, graph, findings);
    }

    // Where one role does all there is to do, no applicant has a part in the case.
    private static void CheckOwnCases(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        var sending = graph.At(graph.Entered(lifecycle.InitialState)).Where(transition => transition is { Trigger: >= 0, Kind: TransitionKind.Move }).Select(transition => transition.Trigger).Distinct().ToArray();
        foreach (var deciding in lifecycle.Triggers.Where(trigger => trigger is { Decides: true, By.Length: 1 } && lifecycle.Roles.Length > 1))
        {
            var role = deciding.By[0];
            var sent = sending.Where(trigger => lifecycle.Triggers[trigger] is { Decides: false } first && first.By.SequenceEqual(deciding.By) && !deciding.OtherThan.Contains(trigger)).ToArray();
            if (sent is [var first, ..] && Applicant(lifecycle.Roles[role]))
            {
                findings.Add(Finding.At(policy, deciding.Location, OwnCase, [deciding.Name], deciding.Name, $"`{lifecycle.Roles[role].Name}`", lifecycle.Triggers[first].Name));
            }
        }
    }

    private static bool Applicant(CaseRole role) => Applying.Any(word => role.Name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Applying = ["applicant", "customer", "resident", "claimant", "citizen", "parent", "family", "tenant", "student", "member_of_the_public"];

    private static bool CanBeSame(Lifecycle lifecycle, int later, int first) =>
        !lifecycle.Triggers[later].OtherThan.Contains(first) && lifecycle.Triggers[later].By.Intersect(lifecycle.Triggers[first].By).Any();

    private static bool Follows(Lifecycle lifecycle, LifecycleGraph graph, int later, int first)
    {
        bool Takes(int leaf, int trigger) => graph.At(leaf).Any(transition => transition.Trigger == trigger && transition.Kind != TransitionKind.Ignore);
        bool IsAppeal(int leaf) => Names(lifecycle.States[leaf].Name) || Names(lifecycle.States[leaf].Title);

        // One trigger twice is an appeal only where the states say so: deciding again on new information is not.
        var deciding = graph.Leaves.Where(leaf => graph.Reachable.Contains(leaf) && Takes(leaf, first) && (later != first || !IsAppeal(leaf)));
        var decided = deciding.SelectMany(graph.At).Where(transition => transition.Trigger == first && transition.To >= 0).Select(transition => graph.Entered(transition.To));
        return graph.From(decided, _ => false).Any(leaf => Takes(leaf, later) && (later == first ? IsAppeal(leaf) : !Takes(leaf, first)));
    }

    private static bool Names(string words) => words.Contains(Appeal, StringComparison.OrdinalIgnoreCase);
}
