using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>A share above everything, or a parameter that is an amount of time below nothing, breaks each case that comes to it.</summary>
internal sealed class AmountRule : ModelRule
{
    private static readonly DiagnosticDescriptor Outside = new(
        "PE4117",
        Severity.Error,
        "{0} is from 0 to {1}, and here it is {2}",
        "{3}");

    public override CheckKind Kind => CheckKind.Lifecycle;

    public override ImmutableArray<DiagnosticDescriptor> Says => [Outside];

    public override void Check(BoundPolicy policy, List<Finding> findings)
    {
        if (policy.Model.Lifecycle is { } lifecycle)
        {
            Check(policy, lifecycle, findings);
        }
    }

    private static void Check(BoundPolicy policy, Lifecycle lifecycle, List<Finding> findings)
    {
        var amounts = lifecycle.Deadlines.SelectMany(deadline => deadline.Reminders.Select(reminder => reminder.Amount).Append(deadline.Amount).Append(deadline.PauseWithin))
            .Append(lifecycle.Retention?.Amount ?? -1);
        Check(policy, amounts, "an amount of time", LifecycleDeadline.MostUnits, "write an amount that passes before something is due", findings);

        var rates = lifecycle.Transitions.SelectMany(transition => transition.Steps).Concat(lifecycle.States.SelectMany(state => state.Entry.Concat(state.Exit)))
            .Where(step => step.Kind == StepKind.Sample).Select(step => step.Value);
        Check(policy, rates, "a rate", 1, "write a share of one: `0.05` is five in a hundred", findings);
    }

    private static void Check(BoundPolicy policy, IEnumerable<int> items, string what, decimal most, string help, List<Finding> findings)
    {
        foreach (var (value, at) in items.Where(item => item >= 0).Distinct().SelectMany(item => Values(policy.Model, policy.Model.Items[item])).Where(found => found.Value is < 0 || found.Value > most).Distinct())
        {
            findings.Add(Finding.At(policy, at, Outside, [], what, most.ToString("#,##0", CultureInfo.InvariantCulture), value.ToString("#,##0.############", CultureInfo.InvariantCulture), help));
        }
    }

    // A number as written, or all values of a parameter that is named alone; what is computed shows in a case. A written amount of time was read already.
    private static IEnumerable<(decimal Value, SourceLocation? At)> Values(PolicyModel model, Item item)
    {
        var text = item.ValueText.Trim();
        return Number(text) is { } written ? [(written, item.Location)]
            : model.Parameters.FirstOrDefault(parameter => parameter.Name == text) is { } parameter ? parameter.Values.Select(value => (Number(value.Value ?? ""), value.Location ?? parameter.Location)).Where(value => value.Item1 is not null).Select(value => (value.Item1!.Value, value.Item2))
            : [];
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text.Replace("_", "", StringComparison.Ordinal).Replace("- ", "-", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
