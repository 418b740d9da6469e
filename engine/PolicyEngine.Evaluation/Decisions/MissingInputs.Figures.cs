using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Decisions;

/// <content>What is said of figures without a value and of calendars that do not know a day.</content>
internal sealed partial class MissingInputs
{
    private string ParameterMessage(Found input, string name)
    {
        var parameter = Model.Parameters[run.Plan.ParameterAt(input.Slot)];
        var key = input.Key is null ? "" : $" for `{input.Key}`";
        var note = parameter.Note.Length == 0 ? "" : $" ({parameter.Note})";
        return $"the policy has no value of `{name}`{key} on {ValueText.Display(input.Day ?? run.AsOf, FactType.Date, null, "")}{note}";
    }

    private string CalendarMessage(string name)
    {
        var calendar = Model.Calendars.First(calendar => string.Equals(calendar.Name, name, StringComparison.Ordinal));
        return $"the holidays of the calendar `{name}` are listed from {ValueText.Display(calendar.KnownFrom, FactType.Date, null, "")} to {ValueText.Display(calendar.KnownTo, FactType.Date, null, "")}, and this counts beyond them";
    }
}
