using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>One sentence cannot be the reason for a thing and for its contrary: one of the two was copied and not changed.</summary>
internal sealed class SameReasonRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Same = new(
        "PE4246",
        Severity.Warning,
        "{0} says the same as {1}, and they mean different things",
        "say in each what is so in its own case");

    public override CheckKind Kind => CheckKind.Words;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Same];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var group in policy.Syntax.Criteria)
        {
            foreach (var criterion in group.Criteria.Where(criterion => criterion is { Because: { } because, Otherwise: { } otherwise } && IsSame(because.Value, otherwise.Value)))
            {
                findings.Add(Finding.At(policy, criterion.Otherwise!.Span, Same, [criterion.Id.Value, group.Name.Value], $"`otherwise` of `{criterion.Id.Value}`", "its `because`"));
            }
        }

        foreach (var part in policy.Syntax.Blocks())
        {
            CheckBlock(policy, part, findings);
        }
    }

    private static void CheckBlock(AdvisedPolicy policy, PartSyntax part, List<Finding> findings)
    {
        var item = policy.Model.Items.First(item => item.Name == part.Name.Value && item.Rules is not null);
        var said = new Dictionary<string, (string Id, int Outcome)>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in part.Rules.Rules.Append(part.Rules.Otherwise).OfType<RuleSyntax>())
        {
            var bound = item.Rules!.Rules.FirstOrDefault(other => other.Id == rule.Id.Value);
            var outcome = (bound?.Result ?? item.Rules.Otherwise!).Outcome;
            // A reason that shows values says something else in each case.
            if (bound is { Advisory: true } || rule.Because.Value.Contains('{', StringComparison.Ordinal) || said.TryAdd(Key(rule.Because.Value), (rule.Id.Value, outcome)))
            {
                continue;
            }

            var (first, other) = said[Key(rule.Because.Value)];
            if (other != outcome)
            {
                findings.Add(Finding.At(policy, rule.Because.Span, Same, [rule.Id.Value, first, item.Name], $"the reason of `{rule.Id.Value}`", $"that of `{first}`"));
            }
        }
    }

    private static bool IsSame(string one, string other) => Key(one).Equals(Key(other), StringComparison.OrdinalIgnoreCase);

    private static string Key(string text) => string.Join(' ', text.Split([' ', '.', ',', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
