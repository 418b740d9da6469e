using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>A question whose yes means no is answered wrongly by half of those who are asked.</summary>
internal sealed partial class NegativeQuestionRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Negative = new(
        "PE4405",
        Severity.Warning,
        "yes to the question of `{0}` means no: \"{1}\"",
        "ask without the negation, and write `not({0})` or `{0} == false` where the rules need it");

    private static readonly DiagnosticDescriptor OtherWay = new(
        "PE4408",
        Severity.Warning,
        "`{0}` is asked the other way round: \"{1}\"",
        "ask for what the name says, or give the fact the name of what is asked");

    // Words of which one denies the other, whatever stands beside them.
    private static readonly string[][] Contraries =
    [
        ["in", "outside"], ["inside", "outside"], ["within", "outside"], ["able", "unable"], ["employed", "unemployed"], ["married", "unmarried"], ["over", "under"], ["above", "below"], ["older", "younger"],
        ["has", "lack"], ["has", "without"], ["have", "without"], ["with", "without"], ["eligible", "ineligible"], ["paid", "unpaid"], ["paid", "owe"], ["known", "unknown"], ["safe", "unsafe"], ["more", "less"], ["more", "fewer"],
        ["accepts", "refuse"], ["accepted", "refused"], ["agrees", "disagree"], ["agree", "disagree"], ["permanent", "temporary"], ["valid", "invalid"], ["complete", "incomplete"], ["open", "closed"],
    ];

    public override CheckKind Kind => CheckKind.Words;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Negative, OtherWay];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var fact in policy.Model.Facts.Where(fact => fact.Type == FactType.YesNo))
        {
            if (Negation().IsMatch(fact.Ask))
            {
                findings.Add(Finding.At(policy, fact.Location, Negative, [fact.Name], fact.Name, fact.Ask.Trim()));
            }
            else if (Contraries.FirstOrDefault(pair => IsContrary(fact, pair)) is { Length: > 0 } contrary)
            {
                findings.Add(Finding.At(policy, fact.Location, OtherWay, [fact.Name], fact.Name, fact.Ask.Trim()));
            }
        }
    }

    // The name says one of the two words, and the question the other.
    private static bool IsContrary(Fact fact, string[] pair)
    {
        var name = fact.Name.Split('_');
        var ask = Word().Matches(fact.Ask.ToLowerInvariant()).Select(match => match.Value).ToArray();
        bool Says(string one, string other) => name.Contains(one) && !name.Contains(other) && ask.Contains(other) && !ask.Contains(one);
        return Says(pair[0], pair[1]) || Says(pair[1], pair[0]);
    }

    [GeneratedRegex(@"[\p{L}]+")]
    private static partial Regex Word();

    // The negation stands in the question itself, before any side clause: "Are you not …", "Don't you …", "Have you never …", "Do you have no …".
    [GeneratedRegex(@"^\W*(?:(?:is|are|am|was|were|do|does|did|has|have|had|can|could|will|would|should)n['’]?t\b|(?:is|are|am|was|were|do|does|did|has|have|had|can|could|will|would|should|isn|may|must)\s+(?:[\w'’-]+\s+){1,6}?(?:not|never|no longer)\b(?! only)|(?:is there|are there|do(?:es)?\s+(?:[\w'’-]+\s+){1,5}?have|has?(?:ve)?\s+(?:[\w'’-]+\s+){1,4}?(?:had|got))\s+no\b(?! more than| less than| fewer than)|is it (?:true|correct|right|the case) that\b.*\b(?:not|never|no|cannot)\b|can ?not\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Negation();
}
