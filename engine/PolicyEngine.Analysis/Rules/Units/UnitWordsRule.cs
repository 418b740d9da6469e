using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Words;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Units;

/// <summary>The word behind a value is the value's unit.</summary>
internal sealed partial class UnitWordsRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor OtherUnit = new(
        "PE4504",
        Severity.Warning,
        "{0} says \"{1}\", and `{2}` is in {3}",
        "write the unit that the value has; or bring the value to the other unit in a definition");

    public override CheckKind Kind => CheckKind.Units;

    public override ImmutableArray<DiagnosticDescriptor> Says => [OtherUnit];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        CheckQuestions(policy, findings);
        var units = new UnitReader(policy.Model);
        foreach (var said in SaidTexts.Of(policy))
        {
            foreach (var match in Shown().Matches(said.Text.Value).Cast<Match>())
            {
                var slot = Placeholders.SlotOf(said.Template, match.Groups["name"].Value);
                var stated = slot is >= 0 and < ReasonPiece.AsOfSlot ? units.Of(new SlotTerm(slot)) : null;
                var written = UnitOfMeasure.Read(match.Groups["pound"].Success ? "pounds" : match.Groups["unit"].Value.Replace("per cent", "percent", StringComparison.OrdinalIgnoreCase));
                if (stated is not null && written is not null && written.Name != stated.Name)
                {
                    findings.Add(Finding.At(policy, said.Text.SpanOf(match.Index, match.Length), OtherUnit, [said.About, said.Item.Name], $"the reason of `{said.About}`", match.Value, match.Groups["name"].Value, stated.Shown));
                }
            }
        }
    }

    // "What is your rent for a month?" of an amount a week.
    private static void CheckQuestions(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var fact in policy.Syntax.Facts)
        {
            var unit = policy.Model.Facts.First(other => other.Name == fact.Name.Value).Unit;
            var asked = Period().Matches(fact.Ask).Select(match => match.Groups["each"].Value.ToLowerInvariant()).Distinct().ToArray();
            if (UnitOfMeasure.Read(unit) is { Per.Length: > 0 } stated && asked is [var each] && UnitOfMeasure.Read(each) is { } period && period.Name != stated.Per)
            {
                findings.Add(Finding.At(policy, fact.Name.Span, OtherUnit, [fact.Name.Value], $"the question of `{fact.Name.Value}`", each, fact.Name.Value, stated.Shown));
            }
        }
    }

    [GeneratedRegex(@"\b(?:for (?:a|each|every|one)|in (?:a|each|one)|per|a|each|every) (?<each>day|week|month|year)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Period();

    [GeneratedRegex(@"(?<pound>£)\{(?<name>[^{}]+)\}|\{(?<name>[^{}]+)\}\s*(?<unit>%|per ?cent\b|pence\b|pounds?\b|minutes?\b|hours?\b|days?\b|weeks?\b|months?\b|years?\b|miles?\b|kilometres?\b|km\b|metres?\b|yards?\b|kilograms?\b|kg\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Shown();
}
