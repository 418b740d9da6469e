using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Documents;

/// <summary>A lifecycle in plain words, without markup.</summary>
public static class LifecycleWords
{
    /// <summary>An amount of time: <c>24 hours</c>, or where its figure stands.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="item">The item of the amount.</param>
    /// <param name="unit">Its unit.</param>
    public static string Amount(PolicyModel model, int item, DurationUnit unit)
    {
        ArgumentNullException.ThrowIfNull(model);
        var text = model.Items[item].ValueText.Trim();
        if (ValueText.TryParse(text, FactType.WholeNumber, null) is long number)
        {
            return $"{number.ToString(CultureInfo.InvariantCulture)} {Unit(unit, number == 1)}";
        }

        var parameter = model.Parameters.FirstOrDefault(parameter => parameter.Name == text);
        return $"as many {Unit(unit, false)} as {(parameter is null ? $"“{text}” gives" : $"“{parameter.Title}” says")}";
    }

    /// <summary>A unit in words.</summary>
    public static string Unit(DurationUnit unit, bool isOne)
    {
        var word = unit switch
        {
            DurationUnit.Minutes => "minute",
            DurationUnit.Hours => "hour",
            DurationUnit.Days => "day",
            DurationUnit.Weeks => "week",
            DurationUnit.Months => "month",
            DurationUnit.Years => "year",
            DurationUnit.WorkingHours => "working hour",
            DurationUnit.WorkingDays => "working day",
            _ => throw new ArgumentOutOfRangeException(nameof(unit)),
        };
        return isOne ? word : word + "s";
    }

    /// <summary>Why a transition is taken: what somebody does, or what it waits for.</summary>
    public static string Cause(PolicyModel model, LifecycleTransition transition)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(transition);
        return transition switch
        {
            { Trigger: >= 0 } => model.Lifecycle!.Triggers[transition.Trigger].Title,
            { WhenPartsEnded: true } => "when every part has ended",
            { Outcomes.IsEmpty: false } => string.Join(", or ", transition.Outcomes.Select(outcome => Answer(model, outcome))),
            _ => "by itself",
        };
    }

    /// <summary>An answer that a transition waits for.</summary>
    public static string Answer(PolicyModel model, OutcomeCondition outcome)
    {
        ArgumentNullException.ThrowIfNull(model);
        return outcome.Kind switch
        {
            OutcomeKind.Outcome => $"decided: {model.Outcomes[outcome.Outcome].Title}",
            OutcomeKind.Determined => "when everything is worked out",
            OutcomeKind.Undetermined => "when something is still missing",
            OutcomeKind.NeedsPerson => "when a person has to decide",
            OutcomeKind.Faulted => "when the policy breaks",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };
    }

    /// <summary>What a step does.</summary>
    public static string Step(PolicyModel model, LifecycleStep step)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(step);
        var lifecycle = model.Lifecycle!;
        return step.Kind switch
        {
            StepKind.Decide => "the case is decided from what is known",
            StepKind.RequestInformation => "what is missing is asked for",
            StepKind.Notify => $"“{Named(lifecycle.Notifications[step.Notification].Name)}” is sent to “{Role(lifecycle, lifecycle.Notifications[step.Notification].To)}”",
            StepKind.Set => $"“{Named(model.Facts[step.Fact].Name)}” becomes {Written(model, step.Value)}",
            StepKind.Sample => $"the case may be drawn for a check, at a rate of {Written(model, step.Value)}",
            StepKind.Split => $"each of “{Named(model.Facts[step.Fact].Name)}” becomes a part of its own, which begins as “{lifecycle.States[step.Into].Title}”",
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };
    }

    /// <summary>What begins a part of a case that is split.</summary>
    internal static string Part(PolicyModel model, LifecycleStep step) => $"each of “{Named(model.Facts[step.Fact].Name)}”, as a part of its own";

    /// <summary>The title of a role; that of nobody where there is none.</summary>
    public static string Role(Lifecycle lifecycle, int role)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        return role < 0 ? "nobody" : lifecycle.Roles[role].Title;
    }

    /// <summary>Who fires a trigger: roles, and the deadlines that do when they are due.</summary>
    public static string Who(Lifecycle lifecycle, int trigger)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        var roles = lifecycle.Triggers[trigger].By.Select(role => Role(lifecycle, role));
        var deadlines = lifecycle.Deadlines.Where(deadline => deadline.Then == trigger).Select(deadline => $"the clock, for “{deadline.Title}”");
        return string.Join(", ", roles.Concat(deadlines).DefaultIfEmpty("nobody"));
    }

    private static string Written(PolicyModel model, int item)
    {
        var text = model.Items[item].ValueText.Trim();
        return text == "as_of" ? "the day" : model.Parameters.FirstOrDefault(parameter => parameter.Name == text) is { } parameter ? $"“{parameter.Title}”" : text;
    }

    private static string Named(string name) => name.Replace('_', ' ');
}
