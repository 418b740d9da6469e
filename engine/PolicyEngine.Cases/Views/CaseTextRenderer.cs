using PolicyEngine.Documents;

namespace PolicyEngine.Cases.Views;

/// <summary>A case as plain text for a terminal: where it stands first, then what happens next, who may do what, why the last thing was refused, and what is known.</summary>
public static class CaseTextRenderer
{
    /// <summary>Renders a view.</summary>
    /// <param name="view">The view.</param>
    /// <param name="width">The longest line, in characters; 40 or more.</param>
    /// <returns>The text, with line feeds and no control sequences of its own.</returns>
    public static string Render(CaseView view, int width = 96)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 40);
        var text = new TextWrapper(width);
        text.Add(0, "", string.Join(" › ", view.States.Select(state => state.Title)));
        text.Add(0, "", $"{view.PolicyTitle}, case {view.CaseId}; {(view.IsEnded ? "ended" : "open")} since {(view.IsEnded ? view.Ended : view.Opened)}; version {view.PolicyVersion}, event {view.Sequence}{(view.Parent.Length > 0 ? $"; a part of {view.Parent}" : "")}");
        if (view.IsErased)
        {
            text.Add(0, "", "The personal data of this case and of its parts was erased: facts, reasons, decisions, letters, and the names of those who acted. What remains are ids, callers' keys, times, states, triggers, outcomes, the names of facts, and why it was erased.");
        }

        List(text, "Kept, because the policy says so", view.Kept);
        if (view.Retention.Length > 0)
        {
            text.Add(0, "", $"{view.Retention}.");
        }

        List(text, "Decision", Decision(view.Decision));
        List(text, "We wait for an answer to", view.Asked.Select(question => $"{question.Question} ({question.Fact})"));
        List(text, "Deadlines", view.Deadlines.Select(Deadline));
        List(text, "What happens next", view.Next);
        List(text, "Who may do what", view.Triggers.Select(Trigger));
        List(text, "Last refused", view.Refusal is { } refused ? [$"{refused.Trigger}, on {refused.On}{(refused.Actor.Length > 0 ? $", to {refused.Actor}" : "")}: {refused.Message}"] : []);
        List(text, "Parts", view.Parts.Select(part => $"{part.Key} ({part.CaseId}): {(part.EndedIn.Length > 0 ? $"ended at {part.EndedIn}" : "open")}"));
        List(text, "Drawn for a check", view.Samples.Select(sample => sample.Rate.Length == 0 ? $"{sample.Fact}: not known, because the policy has no value for the rate" : $"{sample.Fact}: {(sample.IsDrawn ? "drawn" : "not drawn")}, at a rate of {sample.Rate}"));
        List(text, "What is known", view.Facts.Select(fact => $"{fact.Name}: {fact.Text}{(fact.IsSensitive ? " (sensitive)" : "")}, since {fact.Since}"));
        return text.ToString();
    }

    private static IEnumerable<string> Decision(ViewDecision? decision)
    {
        if (decision is null)
        {
            yield break;
        }

        var outcome = decision.Outcome.Length > 0 ? decision.Outcome : decision.Answer switch
        {
            "undetermined" => "No answer yet",
            "needs_person" => "No answer: a person takes it on",
            _ => "No answer: the policy broke on this case",
        };
        yield return $"{outcome}, on {decision.On}{(decision.Officer.Length > 0 ? $", decided by {decision.Officer}: {decision.Reason}" : "")}";
        if (decision.Engine.Length > 0)
        {
            yield return $"The policy's own view: {decision.Engine}";
        }

        foreach (var line in decision.Reasons.Concat(decision.Open))
        {
            yield return line;
        }
    }

    private static string Deadline(ViewDeadline deadline) => deadline.Status switch
    {
        "paused" => $"{deadline.Title}: the clock stands still since {deadline.StandsSince}",
        "undated" => $"{deadline.Title}: no date, because {deadline.Due}",
        "overdue" => $"{deadline.Title}: overdue since {deadline.Due}",
        "ended_late" => $"{deadline.Title}: met late, was due on {deadline.Due}",
        _ => $"{deadline.Title}: by {deadline.Due}{(deadline.Then.Length > 0 ? $"; then: {deadline.Then}" : "")}",
    };

    private static string Trigger(ViewTrigger trigger)
    {
        var with = trigger.Takes.Select(name => name == "*" ? "any facts" : name.EndsWith('?') ? $"{name[..^1]} if known" : name).Concat(trigger.Needs).ToArray();
        return $"{trigger.Title} ({trigger.Name}), by: {string.Join(", ", trigger.Roles.Zip(trigger.RoleNames, (title, name) => $"{title} ({name})"))}{(with.Length > 0 ? $"; with {string.Join(", ", with)}" : "")}{(trigger.Blocked.Length > 0 ? $". Not now: {trigger.Blocked}" : "")}";
    }

    private static void List(TextWrapper text, string heading, IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        if (all.Length == 0)
        {
            return;
        }

        text.Blank();
        text.Raw(heading);
        foreach (var line in all)
        {
            text.Add(2, "- ", line);
        }
    }
}
