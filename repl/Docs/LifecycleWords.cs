using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Repl.Docs;

/// <summary>The pieces of a lifecycle in words, as Markdown.</summary>
internal sealed class LifecycleWords(PolicyWords words, ExpressionWords expressions)
{
    private Lifecycle Lifecycle => words.Model.Lifecycle!;

    /// <summary>A state by its title.</summary>
    public string State(int number) => $"“{MarkdownPage.Escape(PolicyWords.Headline(Lifecycle.States[number].Title, Lifecycle.States[number].Name))}”";

    /// <summary>Several states.</summary>
    public string States(ImmutableArray<int> numbers) => string.Join(", ", numbers.Select(State));

    /// <summary>A trigger by its title.</summary>
    public string Trigger(int number) => MarkdownPage.Escape(PolicyWords.Headline(Lifecycle.Triggers[number].Title, Lifecycle.Triggers[number].Name));

    /// <summary>A role by its title.</summary>
    public string Role(int number) => number < 0 ? "" : MarkdownPage.Escape(PolicyWords.Headline(Lifecycle.Roles[number].Title, Lifecycle.Roles[number].Name));

    /// <summary>Several roles.</summary>
    public string Roles(ImmutableArray<int> numbers) => string.Join(" or ", numbers.Select(Role));

    /// <summary>An answer of a decision.</summary>
    public string Outcome(OutcomeCondition condition) => condition.Kind switch
    {
        OutcomeKind.Outcome => $"“{MarkdownPage.Escape(words.Choices(words.Model.Items[words.Model.OutcomeItem].ChoiceSet)!.Options[condition.Outcome].Title)}”",
        OutcomeKind.Undetermined => "open, and answers are missing",
        OutcomeKind.NeedsPerson => "open, and a person must take it on",
        OutcomeKind.Faulted => "impossible because the policy broke",
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    /// <summary>An expression of the lifecycle, as a condition or a value.</summary>
    public string Phrase(int item)
    {
        var (value, text) = (words.Model.Items[item].Value, words.Model.Items[item].ValueText);
        return value is not null && (words.Model.Items[item].Type == FactType.YesNo || value.Kind == SkeletonKind.Leaf) ? expressions.Phrase(value) : MarkdownPage.Code(text);
    }

    /// <summary>An amount of time.</summary>
    public string Duration(int amount, DurationUnit unit)
    {
        var text = words.Model.Items[amount].ValueText.Trim();
        var name = Unit(unit);
        return text.All(char.IsAsciiDigit) ? $"{text} {(text == "1" ? name[..^1] : name)}" : $"{Phrase(amount)} ({name})";
    }

    /// <summary>When a deadline is due.</summary>
    public string Due(LifecycleDeadline deadline)
    {
        var calendar = deadline.Calendar < 0 ? "" : $", by the calendar “{MarkdownPage.Escape(Lifecycle.Calendars[deadline.Calendar].Title)}”";
        return deadline.At >= 0
            ? $"on {Value(deadline.At)}, {(deadline.AtTime == TimeOnly.MinValue ? "as the day begins" : FormattableString.Invariant($"at {deadline.AtTime:HH\\:mm}"))}{calendar}"
            : $"after {Duration(deadline.Amount, deadline.Unit)}{calendar}";
    }

    /// <summary>When a deadline's clock stands still.</summary>
    public string Pause(LifecycleDeadline deadline) => deadline.Pauses.IsEmpty ? "" :
        $"in {States(deadline.Pauses)}, when that begins {(deadline.PauseWithin < 0 ? "before it is due" : $"within {Duration(deadline.PauseWithin, deadline.PauseUnit)}")}";

    /// <summary>What comes with a trigger.</summary>
    public string Arguments(LifecycleTrigger trigger) =>
        trigger.TakesAnyFact ? "any answers"
        : string.Join(", ", trigger.Takes.Select(one => PolicyWords.Fact(words.Model.Facts[one.Fact].Name) + (one.IsRequired ? "" : " (may be left out)")).Concat(trigger.TakesRequested ? ["what was asked for"] : Array.Empty<string>()));

    /// <summary>What else a trigger asks of whoever fires it.</summary>
    public string Conditions(LifecycleTrigger trigger) => string.Join("; ", new[]
    {
        trigger.Decides ? "an outcome and a reason" : trigger.NeedsReason ? "a reason" : "",
        trigger.OtherThan.IsEmpty ? "" : $"somebody other than who did “{string.Join("” or “", trigger.OtherThan.Select(Trigger))}”",
    }.Where(text => text.Length > 0));

    /// <summary>A step.</summary>
    public string Step(LifecycleStep step) => step.Kind switch
    {
        StepKind.Decide => "the case is decided",
        StepKind.RequestInformation => "what is missing is asked for",
        StepKind.Notify => $"{MarkdownPage.Code(Lifecycle.Notifications[step.Notification].Name)} goes to “{Role(Lifecycle.Notifications[step.Notification].To)}”",
        StepKind.Sample => $"the case is drawn for a check, or not, at the rate of {Value(step.Value)}",
        StepKind.Set => $"{PolicyWords.Fact(words.Model.Facts[step.Fact].Name)} becomes {Value(step.Value)}",
        StepKind.Split => $"each record of {PolicyWords.Fact(words.Model.Facts[step.Fact].Name)} becomes a part of its own, beginning as {State(step.Into)}",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>A text that is sent, with the names of its values in angles.</summary>
    public string Template(NotificationTemplate template) => string.Concat(template.Pieces.Select(piece => piece.Case.Length > 0 ? $"‹{Place(piece.Case)}›" : words.Reason(piece.Words)));

    private string Value(int item)
    {
        var (type, choices) = (words.Model.Items[item].Type, words.Choices(words.Model.Items[item].ChoiceSet));
        var text = words.Model.Items[item].ValueText.Trim();
        var constant = text switch { "true" => "yes", "false" => "no", _ => text };
        return words.SlotOf(text) < 0 && ValueText.TryParse(constant, type, choices) is not null ? PolicyWords.Value(constant, type, choices, "") : Phrase(item);
    }

    private string Place(string name) => name switch
    {
        "case" => "the case's number",
        "state" => "where it stands",
        "reasons" => "the reasons",
        "advice" => "the advice",
        "missing" => "what is missing",
        "signposts" => "where else to turn",
        "today" => "today's date",
        "given_reason" => "the reason that was given",
        _ when name.StartsWith("due.", StringComparison.Ordinal) && Lifecycle.Deadlines.FirstOrDefault(one => one.Name == name[4..]) is { } deadline => $"when “{MarkdownPage.Escape(PolicyWords.Headline(deadline.Title, deadline.Name))}” is due",
        _ => MarkdownPage.Escape(name),
    };

    private static string Unit(DurationUnit unit) => unit switch
    {
        DurationUnit.Minutes => "minutes",
        DurationUnit.Hours => "hours",
        DurationUnit.Days => "days",
        DurationUnit.Weeks => "weeks",
        DurationUnit.Months => "months",
        DurationUnit.Years => "years",
        DurationUnit.WorkingHours => "working hours",
        DurationUnit.WorkingDays => "working days",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}
