using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Views;

/// <summary>A decision after a change: the outcome, then what is new since the last answer, then what is asked next.</summary>
public static class DecisionView
{
    private const int MostReasons = 8;
    private const int MostNames = 6;

    /// <summary>The outcome, what changed, and what is needed.</summary>
    /// <param name="now">The decision.</param>
    /// <param name="before">The last one that was shown; <see langword="null"/> when this is the first.</param>
    public static Page Short(Decision now, Decision? before)
    {
        var text = new Page();
        Headline(text, DecisionDocument.Of(now), before is null ? null : DecisionDocument.Of(before));
        Changes(text, now, before);
        Next(text, now);
        return text;
    }

    /// <summary>Writes what differs between two decisions, and the reasons that are new.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="was">The one decision.</param>
    /// <param name="now">The other.</param>
    /// <param name="lead">What stands above them.</param>
    /// <param name="nothing">What stands there when nothing differs.</param>
    public static void Compare(Page screen, Decision was, Decision now, string lead, string nothing)
    {
        var comparison = DecisionComparison.Of(was, now);
        screen.Add(comparison.IsSame ? nothing : lead);
        foreach (var difference in comparison.Differences)
        {
            screen.Add(Words(difference), 2, "- ");
        }

        foreach (var reason in comparison.NewReasons)
        {
            screen.Add($"{reason.Text} {Cited(reason)}".TrimEnd(), 2, "because: ");
        }
    }

    /// <summary>A difference in words.</summary>
    public static string Words(DecisionDifference difference) => difference switch
    {
        DecisionDifference.Answer answer => $"{answer.Was} → {answer.Now}",
        DecisionDifference.Value value => $"{value.Title}: {value.Was ?? "not there"} → {value.Now}",
        DecisionDifference.Fires fires => $"rule {fires.Rule} fires now",
        DecisionDifference.NoLongerFires quiet => $"rule {quiet.Rule} no longer fires",
        DecisionDifference.Needed needed => $"now needed: {Names(needed.Names)}",
        DecisionDifference.NoLongerNeeded needless => $"no longer needed: {Names(needless.Names)}",
        _ => throw new ArgumentOutOfRangeException(nameof(difference)),
    };

    private static string Names(IReadOnlyList<string> names) => $"{string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? $" and {names.Count - MostNames} more" : "")}";

    private static IEnumerable<DecisionValue> Values(Decision decision) => decision.Parts.Concat(decision.Outputs);

    private static void Headline(Page text, DecisionDocument now, DecisionDocument? before)
    {
        foreach (var change in now.Trial)
        {
            text.Add($"Trial: {change.Sentence}");
        }

        var was = before is not null && before.Headline != now.Headline ? $" (was: {before.Headline})" : "";
        text.Line(new TextRun(now.Headline, ToneOf(now.Status)), new TextRun(was, Tone.Quiet));
        foreach (var fault in now.Faults)
        {
            text.Add(fault.Location is null ? fault.Message : $"{fault.Message} ({fault.Location})", 2, "! ");
        }
    }

    private static Tone ToneOf(DecisionStatus status) => status switch
    {
        DecisionStatus.Determined => Tone.Heading,
        DecisionStatus.Undetermined => Tone.Warning,
        DecisionStatus.Faulted => Tone.Error,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static void Changes(Page text, Decision now, Decision? before)
    {
        var reasons = DecisionComparison.NewIn(now.Reasons, before?.Reasons).ToList();
        foreach (var reason in reasons.Take(MostReasons))
        {
            text.Add($"{reason.Text} {Cited(reason)}", 2, "- ");
        }

        if (reasons.Count > MostReasons)
        {
            text.Add($"and {Counted.Of(reasons.Count - MostReasons, "more reason", "more reasons")}; :show gives all", 2);
        }

        foreach (var value in Values(now))
        {
            var was = before is null ? null : Values(before).FirstOrDefault(one => one.Name == value.Name)?.Shown;
            if (was != value.Shown && (was is not null || IsWorthSaying(value)))
            {
                text.Add($"{value.Title}: {value.Shown}{(was is null ? "" : $" (was: {was})")}", 2, "= ");
            }
        }

        foreach (var advice in DecisionComparison.NewIn(now.Advisories, before?.Advisories))
        {
            text.Add($"{advice.Text} {Cited(advice)}", 2, "also: ");
        }
    }

    // The first answer says what is known; later ones also say what is known no more.
    private static bool IsWorthSaying(DecisionValue value) => value is { Applies: true, Status: not DecisionStatus.Undetermined };

    private static string Cited(Reason reason) => reason.Citations.IsEmpty ? "" : $"[{string.Join("; ", reason.Citations)}]";

    private static void Next(Page text, Decision now)
    {
        var asked = now.Missing.Where(Question.IsOpen).ToList();
        foreach (var other in now.Missing.Where(input => !asked.Contains(input)))
        {
            text.Add(other.Message, 2, "open: ");
        }

        if (asked is [var first, .. var rest])
        {
            var more = rest.Count == 0 ? "" : $" (and {Counted.Of(rest.Count, "more question", "more questions")}; :ask goes through them)";
            text.Add($"{first.Name}: {first.Question}{more}", 2, "needed: ");
        }
    }
}
