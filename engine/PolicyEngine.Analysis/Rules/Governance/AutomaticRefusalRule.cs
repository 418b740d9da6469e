using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Words;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Governance;

/// <summary>Who is refused hears why, and can turn to somebody; and no machine refuses by itself.</summary>
internal sealed class AutomaticRefusalRule : AdviceCheck
{
    private const int FewWords = 3;

    // Words that say no more than that it is a refusal.
    private static readonly HashSet<string> Empty = new(
        ("a an the your you this that it we our us i is are was were has have had been be being do does did not no none cannot can t don for to of on at with as any all some under in and or sorry unfortunately regret therefore "
        + "application applications applicant claim request case person badge permit grant award payment help support scheme policy rules rule criteria criterion condition conditions requirements requirement outcome decision result reason "
        + "refuse refused refusal reject rejected decline declined deny denied unsuccessful successful ineligible eligible entitled qualify qualifies qualified meet meets met grant granted approve approved accept accepted allowed award awarded made given").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly DiagnosticDescriptor NoPerson = new(
        "PE4220",
        Severity.Warning,
        "`{0}` refuses, its route is `{1}`, and no person is in sight: nothing says where the one who is refused can turn",
        "add `signpost:` with how to ask a person to look at it again; or let `route` lead to a person");

    private static readonly DiagnosticDescriptor NoReason = new(
        "PE4221",
        Severity.Warning,
        "`{0}` refuses, and its reason says nothing",
        "say in `because` which condition is not met, so that the one who is refused can check it");

    private static readonly DiagnosticDescriptor NoSignpost = new(
        "PE4225",
        Severity.Warning,
        "`{0}` refuses without a signpost, and the other refusals of `{1}` have one",
        "add `signpost:` with where else the one who is refused can turn");

    public override CheckKind Kind => CheckKind.Governance;

    public override ImmutableArray<DiagnosticDescriptor> Says => [NoPerson, NoReason, NoSignpost];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        foreach (var part in policy.Syntax.Blocks())
        {
            var item = model.Items.First(item => item.Name == part.Name.Value && item.Rules is not null);
            foreach (var rule in part.Rules.Rules)
            {
                var bound = item.Rules!.Rules.First(other => other.Id == rule.Id.Value);
                Check(policy, item, rule, bound.Advisory ? null : bound.Result, findings);
            }

            if (part.Rules.Otherwise is { } otherwise)
            {
                Check(policy, item, otherwise, item.Rules!.Otherwise, findings);
            }

            CheckSignposts(policy, item, part.Rules, findings);
        }
    }

    private static void Check(AdvisedPolicy policy, Item item, RuleSyntax rule, RuleResult? result, List<Finding> findings)
    {
        if (result is null || Polarities.Of(policy.Model, item, result) != Polarity.Refuses)
        {
            return;
        }

        if (result.Signpost.IsEmpty && result.Route.Contains("automatic", StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(Finding.At(policy, rule.Id.Span, NoPerson, [rule.Id.Value, item.Name], rule.Id.Value, result.Route));
        }

        if (SaysNothing(rule.Because.Value))
        {
            findings.Add(Finding.At(policy, rule.Because.Span, NoReason, [rule.Id.Value, item.Name], rule.Id.Value));
        }
    }

    // Where most refusals say where to turn, the one that does not was forgotten.
    private static void CheckSignposts(AdvisedPolicy policy, Item item, RuleBlockSyntax block, List<Finding> findings)
    {
        var refusals = block.Rules.Append(block.Otherwise).OfType<RuleSyntax>().Where(rule => Refuses(policy, item, rule)).ToArray();
        var bare = refusals.Where(rule => rule.Signpost.IsEmpty).ToArray();
        if (bare.Length * 2 < refusals.Length)
        {
            findings.AddRange(bare.Select(rule => Finding.At(policy, rule.Id.Span, NoSignpost, [rule.Id.Value, item.Name], rule.Id.Value, item.Name)));
        }
    }

    private static bool Refuses(AdvisedPolicy policy, Item item, RuleSyntax rule)
    {
        var bound = item.Rules!.Rules.FirstOrDefault(other => other.Id == rule.Id.Value);
        var result = bound is null ? item.Rules.Otherwise : bound.Result;
        return bound is not { Advisory: true } && result is not null && Polarities.Of(policy.Model, item, result) == Polarity.Refuses;
    }

    private static bool SaysNothing(string text) => !text.Contains('{', StringComparison.Ordinal)
        && text.Split([' ', '.', ',', '!', ';', ':', '\'', '’'], StringSplitOptions.RemoveEmptyEntries) is var words && (words.Length < FewWords || Array.TrueForAll(words, Empty.Contains));
}
