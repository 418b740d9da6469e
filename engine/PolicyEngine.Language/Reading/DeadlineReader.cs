using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Reads deadlines.</summary>
internal static class DeadlineReader
{
    /// <summary>Reads a deadline.</summary>
    public static DeadlineSyntax Read(Written<string> name, MapReader map, DiagnosticBag diagnostics)
    {
        if (map.Map.Find("within") is null == map.Map.Find("at") is null)
        {
            diagnostics.Add(LifecycleDiagnostics.DeadlineForm, name.Span);
        }
        else if (map.Map.Find("within") is not null && map.Map.Find("time") is { } time)
        {
            diagnostics.Add(LifecycleDiagnostics.KeysApart, time.Key.Span, "time", "`within`", "an amount of time says the time of day itself; take `time` away");
        }

        var pauses = map.RequiredChild("pauses");
        return new DeadlineSyntax
        {
            Name = name,
            Title = map.Words("title"),
            Starts = map.WrittenList("starts"),
            Ends = map.WrittenList("ends"),
            Within = DurationReader.Read(map, "within"),
            At = map.Text("at"),
            Time = map.Scalar("time") is { } at && ScalarForms.ReadTime(at.Value) is { } read ? read : TimeOnly.MinValue,
            Calendar = map.Written("calendar"),
            Pauses = pauses.WrittenList("in"),
            PauseWithin = DurationReader.Read(pauses, "within"),
            Then = map.Written("then"),
            Reminders = [.. map.Children("remind").Select(Reminder).OfType<ReminderSyntax>()],
            Cite = map.Cite(),
        };
    }

    private static ReminderSyntax? Reminder(MapReader map) => DurationReader.Read(map, "before") is { } before ? new ReminderSyntax(before, map.RequiredWritten("notify")) : null;
}
