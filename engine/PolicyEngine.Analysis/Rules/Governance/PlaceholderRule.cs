using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Analysis.Rules.Governance;

/// <summary>Somebody must answer for a policy, and it must come from somewhere.</summary>
internal sealed partial class PlaceholderRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Nobody = new(
        "PE4222",
        Severity.Warning,
        "`{0}` stands where the {1} should be named",
        "write {2}");

    public override CheckKind Kind => CheckKind.Governance;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Nobody];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        if (Filler().IsMatch(policy.Syntax.Owner.Value))
        {
            findings.Add(Finding.At(policy, policy.Syntax.Owner.Span, Nobody, ["owner"], policy.Syntax.Owner.Value, "owner", "the service or person that answers for the policy"));
        }

        var (document, at) = policy.Syntax.SourceParts ?? new SourceSyntax(null, null);
        foreach (var (part, what) in new[] { (document, "the paper"), (at, "the place in the paper") })
        {
            if (part is not null && Filler().IsMatch(part.Value))
            {
                findings.Add(Finding.At(policy, part.Span, Nobody, ["source"], part.Value, "source", what + " that the policy comes from"));
            }
        }
    }

    [GeneratedRegex(@"^\W*(?:|tbc|tbd|tba|todo|fixme|to be (?:confirmed|decided|added|named|agreed|determined)|x{2,}|n/?a|none|nobody|no one|noone|someone|somebody|anyone|unknown|not known|owner|source|document|paper|placeholder|name|your name|insert .*|me|test|dummy|lorem ipsum.*|foo|bar|\?+|-+|\.+)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Filler();
}
