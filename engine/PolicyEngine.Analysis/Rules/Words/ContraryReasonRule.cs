using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules.Words;

/// <summary>A rule that grants does not say that it refuses, nor the other way round.</summary>
internal sealed class ContraryReasonRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Contrary = new(
        "PE4406",
        Severity.Warning,
        "`{0}` {1}, and its reason says \"{2}\"",
        "correct the reason; or what follows under `then`");

    public override CheckKind Kind => CheckKind.Words;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Contrary];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var said in SaidTexts.Of(policy).Where(said => said.Result is not null))
        {
            var polarity = Polarities.Of(policy.Model, said.Item, said.Result!);
            var refusal = Polarities.Refusal(said.Text.Value);
            var words = polarity == Polarity.Grants ? refusal
                : polarity == Polarity.Refuses && refusal is null ? Polarities.Grant(said.Text.Value)
                : null;
            if (words is not null)
            {
                findings.Add(Finding.At(policy, said.Text.SpanOf(words.Index, words.Length), Contrary, [said.About, said.Item.Name], said.About, polarity == Polarity.Grants ? "grants" : "refuses", words.Value));
            }
        }
    }
}
