using System.Collections.Immutable;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A letter that nobody gets, an answer to a request that nobody makes, and a sample that draws nothing were meant for something.</summary>
internal sealed class LeftOverRule : LifecycleRule
{
    private static readonly DiagnosticDescriptor Unsent = new(
        "PE4611",
        Severity.Warning,
        "the letter `{0}` is never sent",
        "send it with a step `notify: {0}` or a reminder; or take it out");

    private static readonly DiagnosticDescriptor Unasked = new(
        "PE4612",
        Severity.Warning,
        "`{0}` takes what was requested, and no step requests anything",
        "add a step `request_information: yes` where the case begins to wait; or name the facts under `takes`");

    private static readonly DiagnosticDescriptor NothingDrawn = new(
        "PE4613",
        Severity.Warning,
        "the sample of `{0}` draws nothing: its rate is 0",
        "write the share that is to be drawn, as `0.05`; or take the step out");

    public override ImmutableArray<DiagnosticDescriptor> Says => [Unsent, Unasked, NothingDrawn];

    protected override void Check(AdvisedPolicy policy, Lifecycle lifecycle, LifecycleGraph graph, List<Finding> findings)
    {
        var steps = Reading.PolicyParts.StepsOf(lifecycle).ToArray();
        var sent = steps.Where(step => step.Kind == StepKind.Notify).Select(step => step.Notification).Concat(lifecycle.Deadlines.SelectMany(deadline => deadline.Reminders).Select(reminder => reminder.Notification)).ToHashSet();
        for (var letter = 0; letter < lifecycle.Notifications.Length; letter++)
        {
            // A base has letters for services that need them.
            if (!sent.Contains(letter) && IsOwn(policy, lifecycle.Notifications[letter].Name))
            {
                findings.Add(Finding.At(policy, lifecycle.Notifications[letter].Location, Unsent, [lifecycle.Notifications[letter].Name], lifecycle.Notifications[letter].Name));
            }
        }

        if (!Array.Exists(steps, step => step.Kind == StepKind.RequestInformation))
        {
            findings.AddRange(lifecycle.Triggers.Where(trigger => trigger.TakesRequested && !trigger.TakesAnyFact).Select(trigger => Finding.At(policy, trigger.Location, Unasked, [trigger.Name], trigger.Name)));
        }

        foreach (var step in steps.Where(step => step.Kind == StepKind.Sample && LifecycleAmounts.Of(policy.Model, step.Value).Contains(0)))
        {
            findings.Add(Finding.At(policy, step.Location, NothingDrawn, [policy.Model.Facts[step.Fact].Name], policy.Model.Facts[step.Fact].Name));
        }
    }

    private static bool IsOwn(AdvisedPolicy policy, string letter) => policy.Syntax.Lifecycle?.Notifications.Any(own => own.Name.Value == letter) ?? false;
}
