using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Proportionality;

/// <summary>A yes/no question whose answer another answer gives already. Two answers to one thing can contradict each other.</summary>
internal sealed partial class FollowsRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Follows = new(
        "PE4235",
        Severity.Warning,
        "`{0}` follows from `{1}`, which is asked too: \"{2}\"",
        "define it from `{1}`, and leave the question out; or ask `{1}` only where this is yes, with `only_if`");

    public override CheckKind Kind => CheckKind.Proportionality;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Follows];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var model = policy.Model;
        for (var place = 0; place < model.Facts.Length; place++)
        {
            var fact = model.Facts[place];
            if (fact.Type == FactType.YesNo && fact.OnlyIf is null && SourceOf(model, place) is { } source)
            {
                findings.Add(Finding.At(policy, fact.Location, Follows, [fact.Name, source.Name], fact.Name, source.Name, fact.Ask.Trim()));
            }
        }
    }

    private static Fact? SourceOf(PolicyModel model, int place)
    {
        var fact = model.Facts[place];
        var isAge = AgeQuestion().IsMatch(fact.Ask);
        return model.Facts.FirstOrDefault(other => !Reads(model, other, place) && other.OnlyIf is null && ((isAge && IsBirth(other) && IsOfOne(fact, other)) || IsCountOf(fact, other)));
    }

    // Who is asked only where the answer is yes is not asked twice.
    private static bool Reads(PolicyModel model, Fact fact, int place) => fact.OnlyIf is { } relevance && PolicyUses.Of(model).Closure(PolicyParts.ReadsOf(relevance, model)).Contains(place);

    private static bool IsBirth(Fact fact) => (fact.Type == FactType.Date && Birth().IsMatch(fact.Name.Replace('_', ' ') + " " + fact.Ask)) || (fact.Type == FactType.WholeNumber && Age().IsMatch(fact.Name.Replace('_', ' ')));

    // The age of a partner or a child does not follow from one's own.
    private static bool IsOfOne(Fact one, Fact other) => Other().Matches(one.Ask + " " + one.Name.Replace('_', ' ')).Select(match => match.Value.ToLowerInvariant()).ToHashSet()
        .SetEquals(Other().Matches(other.Ask + " " + other.Name.Replace('_', ' ')).Select(match => match.Value.ToLowerInvariant()));

    private static bool IsCountOf(Fact fact, Fact other) =>
        other.Type is FactType.WholeNumber or FactType.Money or FactType.Decimal or FactType.List && Having().Match(fact.Name) is { Success: true } having && having.Groups[1].Value is var thing
        && (other.Name == thing || other.Name == thing + "s" || other.Name == "number_of_" + thing || other.Name == thing + "_count");

    [GeneratedRegex(@"\b(?:(?:aged?|over|under|at least|older than|younger than)\s+\d{1,3}\b(?!\s*(?:hours|days|weeks|months|miles|points|people|per|%|£))|\d{1,3}\s*(?:years old|or (?:over|older|under|younger|above)\b))", RegexOptions.IgnoreCase)]
    private static partial Regex AgeQuestion();

    [GeneratedRegex(@"\b(?:birth|born|birthday|dob)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Birth();

    [GeneratedRegex(@"^(?:(?:applicant|customer|person|your) )?age$", RegexOptions.IgnoreCase)]
    private static partial Regex Age();

    [GeneratedRegex(@"\b(?:partner|child|children|carer|parent|mother|father|spouse|member|pupil|tenant|landlord|youngest|oldest|eldest|baby|anyone|anybody|someone|somebody|everyone|household|vehicle|car|boiler|property|building)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Other();

    [GeneratedRegex(@"^(?:has|have|any|is_there|are_there|has_any)_([a-z0-9_]+)$")]
    private static partial Regex Having();
}
