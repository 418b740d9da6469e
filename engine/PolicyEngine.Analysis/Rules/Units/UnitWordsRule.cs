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
        "the reason of `{0}` says \"{1}\", and `{2}` is in {3}",
        "write the unit that the value has; or bring the value to the other unit in a definition");

    public override CheckKind Kind => CheckKind.Units;

    public override ImmutableArray<DiagnosticDescriptor> Says => [OtherUnit];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
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
                    findings.Add(Finding.At(policy, said.Text.SpanOf(match.Index, match.Length), OtherUnit, [said.About, said.Item.Name], said.About, match.Value, match.Groups["name"].Value, stated.Shown));
                }
            }
        }
    }

    [GeneratedRegex(@"(?<pound>£)\{(?<name>[^{}]+)\}|\{(?<name>[^{}]+)\}\s*(?<unit>%|per ?cent\b|pence\b|pounds?\b|minutes?\b|hours?\b|days?\b|weeks?\b|months?\b|years?\b|miles?\b|kilometres?\b|km\b|metres?\b|yards?\b|kilograms?\b|kg\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Shown();
}
