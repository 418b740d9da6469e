using PolicyEngine.Cases.Migrating;

namespace PolicyEngine.Repl.CaseWork;

/// <summary>A report of moving cases, in words.</summary>
internal static class MigrationText
{
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
            Add(text, "deadlines that end", one.DeadlinesGone);
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

    private static void Add(List<string> text, string words, IReadOnlyCollection<string> names)
    {
        if (names.Count > 0)
        {
            text.Add($"  - {words}: {string.Join(", ", names)}");
        }
    }
}
