using PolicyEngine.Cases.Migrating;

namespace PolicyEngine.Workbench.CaseWork;

/// <summary>A report of moving cases, in words.</summary>
public static class MigrationText
{
    /// <summary>The report as text: what was done, or would be, and what was not and why.</summary>
    public static string Of(MigrationReport report, bool isApplied)
    {
        if (report.Problem.Length > 0)
        {
            return $"nothing can be moved: {report.Problem}\n";
        }

        if (report.Cases.IsEmpty)
        {
            return $"no case of {report.PolicyId} is on another version than {report.ToVersion}\n";
        }

        var text = new List<string>();
        foreach (var one in report.Cases)
        {
            var verdict = one.IsMoved ? "moved" : one.CanMove ? "can move" : "can't move";
            if (one.FromVersion.Length == 0)
            {
                text.Add($"{one.CaseId}: {verdict}");
                text.AddRange(one.Problems.Select(problem => $"  - problem: {problem}"));
                continue;
            }

            // Two texts may go by one version's name; then the hash tells them apart.
            text.Add($"{one.CaseId}: {verdict}, from version {one.FromVersion} to {report.ToVersion}{(one.FromVersion == report.ToVersion ? $" with another text, {report.ToHash[..12]}" : "")}");
            text.Add(one.State == one.ToState ? $"  - state: {one.State}, as before" : $"  - state: {one.State} → {(one.ToState.Length > 0 ? one.ToState : "none")}");
            text.Add(one.ChangesDecision ? $"  - decision: {one.Decision} → {one.ToDecision}" : $"  - decision: {one.Decision}, as before");
            Add(text, "no longer possible", one.TriggersGone);
            Add(text, "possible from then on", one.TriggersNew);
            text.AddRange(one.Clocks.Select(clock => $"  - clock {clock.Title}: {Of(clock)}"));
            Add(text, "calendars that differ", one.Calendars);
            if (one.Retention.Length + one.ToRetention.Length > 0)
            {
                text.Add($"  - after the end personal data is kept for {(one.Retention == one.ToRetention ? $"{Kept(one.Retention)}, as before" : $"{Kept(one.Retention)} → {Kept(one.ToRetention)}")}");
            }

            Add(text, "no longer asked for", one.QuestionsGone);
            Add(text, "asked for from then on, which nobody has been told", one.QuestionsNew);
            Add(text, "facts that no longer count", one.FactsGone);
            foreach (var problem in one.Problems)
            {
                text.Add($"  - problem: {problem}");
            }
        }

        var moving = report.Cases.Count(one => isApplied ? one.IsMoved : one.CanMove);
        text.Add($"{moving} of {report.Cases.Length} {(isApplied ? "moved" : "can move; nothing was moved, --apply moves them")}");
        return string.Join('\n', text) + "\n";
    }

    private static string Of(MigrationClock clock) => clock.Change switch
    {
        ClockChange.Same => $"{Of(clock.Before!)}, as before",
        ClockChange.Moves => $"{Of(clock.Before!)} → {Of(clock.After!)}",
        ClockChange.Starts => $"does not run → {Of(clock.After!)}, counted from {clock.After!.Started}",
        ClockChange.Ends => $"{Of(clock.Before!)} → ends",
        _ => throw new ArgumentOutOfRangeException(nameof(clock)),
    };

    private static string Of(ClockStanding clock)
    {
        var stands = clock.Paused.Length > 0 ? $"stands still since {clock.Paused}, {clock.Left}" : clock.Due.Length > 0 ? $"by {clock.Due}{(clock.IsPast ? ", which is past" : "")}" : $"no date, because {string.Join("; ", clock.Unknown)}";
        var calendar = clock.Calendar.Length > 0 ? $" ({clock.Calendar})" : "";
        return $"{stands}{calendar}{(clock.Reminders.IsEmpty ? "" : $", reminder on {string.Join(" and ", clock.Reminders)}")}";
    }

    private static string Kept(string amount) => amount.Length > 0 ? amount : "as long as nobody erases it";

    private static void Add(List<string> text, string words, IReadOnlyCollection<string> names)
    {
        if (names.Count > 0)
        {
            text.Add($"  - {words}: {string.Join(", ", names)}");
        }
    }
}
