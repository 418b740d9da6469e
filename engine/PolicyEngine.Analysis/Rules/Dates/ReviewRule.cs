using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Analysis.Rules.Reading;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules.Dates;

/// <summary>A policy that nobody looks at again lives on by itself.</summary>
internal sealed class ReviewRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor None = new(
        "PE4209",
        Severity.Warning,
        "nothing says by when `{0}` must be reviewed, and it has no end",
        "add `review_by:` with the day; or `to:` under `in_force`");

    private static readonly DiagnosticDescriptor Wrong = new(
        "PE4210",
        Severity.Warning,
        "`{0}` must be reviewed by {1}, and it is in force {2}",
        "correct one of the two days");

    private static readonly DiagnosticDescriptor Passed = new(
        "PE4211",
        Severity.Warning,
        "`{0}` was to be reviewed by {1}; that day has passed, and it is still in force",
        "review the policy, and write the next day under `review_by`");

    public override CheckKind Kind => CheckKind.Governance;

    public override ImmutableArray<DiagnosticDescriptor> Says => [None, Wrong, Passed];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var (model, name) = (policy.Model, policy.Syntax.Id.Value);
        if (model.ReviewBy is not { } day)
        {
            // A locality goes with its base.
            if (model.InForceTo is null && policy.Syntax.OverrideFile is null)
            {
                findings.Add(Finding.At(policy, policy.Syntax.Id.Span, None, [name], name));
            }
        }
        else if (day < model.InForceFrom || day > model.InForceTo)
        {
            findings.Add(Finding.At(policy, policy.Syntax.Id.Span, Wrong, [name], name, Stretch.Day(day), Stretch.InForce(model).Words));
        }
        else if (policy.Today is { } today && day < today && !(model.InForceTo < today))
        {
            findings.Add(Finding.At(policy, policy.Syntax.Id.Span, Passed, [name], name, Stretch.Day(day)));
        }
    }
}
