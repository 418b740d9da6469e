using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules.Proportionality;

/// <summary>Nobody is asked the same thing twice.</summary>
internal sealed class AskedTwiceRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor Twice = new(
        "PE4233",
        Severity.Warning,
        "`{0}` asks the same as `{1}`: \"{2}\"",
        "use `{1}` for both, and leave `{0}` out; or ask each in words of its own");

    public override CheckKind Kind => CheckKind.Proportionality;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Twice];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        foreach (var same in policy.Model.Facts.Where(fact => fact.Ask.Length > 0).GroupBy(fact => Words(fact.Ask), StringComparer.Ordinal))
        {
            var first = same.First();
            findings.AddRange(same.Skip(1).Select(fact => Finding.At(policy, fact.Location, Twice, [fact.Name], fact.Name, first.Name, fact.Ask.Trim())));
        }
    }

    private static string Words(string text) => string.Join(' ', text.ToLowerInvariant().Split([' ', '\t', '\n', '\r', '.', ',', ';', ':', '?', '!', '\'', '’', '"', '-'], StringSplitOptions.RemoveEmptyEntries));
}
