using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Dates;

/// <summary>Two versions of one rule take turns: on no day both hold, and between them there is no day without one.</summary>
internal sealed class RuleVersionsRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Gap = new(
        "PE4207",
        Severity.Warning,
        "{0} neither `{1}` nor `{2}` is live, and one seems to follow the other",
        "let `{2}` begin on the day after `{1}` ends");

    private static readonly DiagnosticDescriptor Both = new(
        "PE4208",
        Severity.Warning,
        "{0} both `{1}` and `{2}` are live, and one seems to follow the other",
        "let `{1}` end on the day before `{2}` begins");

    public override CheckKind Kind => CheckKind.Dates;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Gap, Both];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var item in policy.Model.Items.Where(item => item.Rules is not null))
        {
            var rules = item.Rules!.Rules.Where(rule => rule.Status == RuleStatus.Live).ToArray();
            foreach (var former in rules.Where(rule => rule.To is not null))
            {
                CheckNext(policy, former, [.. rules.Where(rule => IsVersion(policy.Model, item, former, rule))], findings);
            }
        }
    }

    // The one that begins soonest after the former began.
    private static void CheckNext(AdvisedPolicy policy, Rule former, IReadOnlyList<Rule> versions, List<Finding> findings)
    {
        if (versions.Where(rule => rule.From > (former.From ?? DateOnly.MinValue)).MinBy(rule => rule.From) is not { } later)
        {
            return;
        }

        var days = new Stretch(former.To!.Value.AddDays(1), later.From!.Value.AddDays(-1));
        var shared = Stretch.Of(former).And(Stretch.Of(later));
        var others = versions.Where(rule => rule != later).Select(Stretch.Of);
        if (days.And(Stretch.InForce(policy.Model)) is { IsEmpty: false } missing && missing.Without(others).Any())
        {
            findings.Add(Finding.At(policy, later.Location, Gap, [later.Id, former.Id], missing.Words, former.Id, later.Id));
        }
        else if (!shared.And(Stretch.InForce(policy.Model)).IsEmpty)
        {
            findings.Add(Finding.At(policy, later.Location, Both, [later.Id, former.Id], shared.Words, former.Id, later.Id));
        }
    }

    private static bool IsVersion(PolicyModel model, Item item, Rule former, Rule other) => other != former && other.From is not null && other.Advisory == former.Advisory
        && !other.ExceptionTo.Contains(item.Rules!.Rules.IndexOf(former)) && !former.ExceptionTo.Contains(item.Rules.Rules.IndexOf(other))
        && (Terms.Same(former.When, other.When, model) || (SameResult(model, former.Result, other.Result) && Terms.SameButFigures(former.When, other.When, model)));

    private static bool SameResult(PolicyModel model, RuleResult one, RuleResult other) => one.Then is { } then ? other.Then is { } also && Terms.Same(then, also, model) : one.Outcome == other.Outcome;
}
