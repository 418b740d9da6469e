using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A deadline is never counted beyond the days that its calendar knows, so the calendar should know those of the policy.</summary>
internal sealed class ShortCalendarRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Short = new(
        "PE4114",
        Severity.Warning,
        "the calendar `{0}` knows its holidays from {1} to {2}, and the policy is {3}",
        "add the holidays and widen `known` in the calendar; deadlines are never counted beyond it");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Short];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        // Of a policy without an end, the day by which it is looked at again counts.
        var model = policy.Model;
        var last = model.InForceTo ?? model.ReviewBy ?? model.InForceFrom;
        foreach (var calendar in lifecycle.Calendars.Where(calendar => calendar.KnownFrom > model.InForceFrom || calendar.KnownTo < last))
        {
            var words = calendar.KnownFrom > model.InForceFrom ? $"in force from {Day(model.InForceFrom)}" : model.InForceTo is { } to ? $"in force to {Day(to)}" : $"to be looked at again by {Day(last)}";
            findings.Add(Finding.At(policy, calendar.Location, Short, [calendar.Name], calendar.Name, Day(calendar.KnownFrom), Day(calendar.KnownTo), words));
        }
    }

    private static string Day(DateOnly day) => ValueText.Display(day, FactType.Date, null, "");
}
