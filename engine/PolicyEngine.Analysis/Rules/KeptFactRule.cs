using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules;

/// <summary>What stays after the personal data of a case was erased should be able to name nobody.</summary>
internal sealed class KeptFactRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Kept = new(
        "PE4156",
        Severity.Warning,
        "`{0}` is kept after erasing, and {1}",
        "take `keep_after_erasing` away; or, where it can neither name nor describe a person, say so under `suppress` with the reason");

    public override CheckKind Kind => CheckKind.Governance;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Kept];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var fact in policy.Model.Facts.Where(fact => fact.KeepAfterErasing.Length > 0))
        {
            if (Why(fact) is { Length: > 0 } why)
            {
                findings.Add(Finding.At(policy, fact.Location, Kept, [fact.Name], fact.Name, why));
            }
        }
    }

    private static string Why(Fact fact) =>
        fact.Sensitive || fact.Fields.Any(field => field.Sensitive) ? "it is marked as sensitive"
        : IsFree(fact) || fact.Fields.Any(IsFree) ? "what people write there can name a person"
        : "";

    // A pattern says what the text can be.
    private static bool IsFree(Fact fact) => fact is { Type: FactType.Text, Pattern: null };
}
