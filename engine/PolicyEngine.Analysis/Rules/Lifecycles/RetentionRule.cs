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

    private static readonly string[] Personal = ["birth", "address", "postcode", "email", "phone", "telephone", "national_insurance", "ni_number", "nhs_number", "surname", "forename", "first_name", "last_name", "full_name"];

    public override ImmutableArray<DiagnosticDescriptor> Says => [NoRetention];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        var personal = policy.Model.Facts.FirstOrDefault(fact => fact.Sensitive || fact.Fields.Any(field => field.Sensitive)) ?? policy.Model.Facts.FirstOrDefault(IsPersonal);
        if (lifecycle.Retention is null && personal is not null)
        {
            findings.Add(Finding.At(policy, policy.Syntax.Lifecycle!.Span.Location, NoRetention, ["retention", personal.Name], personal.Name));
        }
    }

    private static bool IsPersonal(Fact fact) => fact.Fields.Append(fact).Any(part => Array.Exists(Personal, word => part.Name.Contains(word, StringComparison.Ordinal)));
}
