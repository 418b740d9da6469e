using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>Personal data is kept for a stated time, and not for ever.</summary>
internal sealed class RetentionRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor NoRetention = new(
        "PE4609",
        Severity.Warning,
        "cases keep personal data, `{0}` among it, and nothing says for how long",
        "add `retention:` to the lifecycle, for example `retention: 6 years`");

    private const int LongestYears = 50;

    private static readonly DiagnosticDescriptor Strange = new(
        "PE4614",
        Severity.Warning,
        "personal data is kept for {0} {1} after the end of a case",
        "correct the amount or its unit; people's data is kept no longer than it is needed, and long enough for a complaint");

    private static readonly string[] Personal = ["birth", "address", "postcode", "email", "phone", "telephone", "national_insurance", "ni_number", "nhs_number", "surname", "forename", "first_name", "last_name", "full_name"];

    public override ImmutableArray<DiagnosticDescriptor> Says => [NoRetention, Strange];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        var personal = policy.Model.Facts.FirstOrDefault(fact => fact.Sensitive || fact.Fields.Any(field => field.Sensitive)) ?? policy.Model.Facts.FirstOrDefault(IsPersonal);
        if (lifecycle.Retention is null && personal is not null)
        {
            findings.Add(Finding.At(policy, policy.Syntax.Lifecycle!.Span.Location, NoRetention, ["retention", personal.Name], personal.Name));
        }

        if (lifecycle.Retention is { } kept && LifecycleAmounts.Of(policy.Model, kept.Amount).Where(amount => IsStrange(amount, kept.Unit)).Take(1).ToArray() is [var strange])
        {
            findings.Add(Finding.At(policy, policy.Syntax.Lifecycle!.Span.Location, Strange, ["retention"], strange, kept.Unit.ToString().ToLowerInvariant()));
        }
    }

    private static bool IsStrange(decimal amount, DurationUnit unit) => amount == 0 || (unit == DurationUnit.Years && amount > LongestYears) || (unit == DurationUnit.Months && amount > LongestYears * 12);

    private static bool IsPersonal(Fact fact) => fact.Fields.Append(fact).Any(part => Array.Exists(Personal, word => part.Name.Contains(word, StringComparison.Ordinal)));
}
