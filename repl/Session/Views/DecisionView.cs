using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Testing;

namespace PolicyEngine.Repl.Session.Views;

/// <summary>A decision after a change: the outcome, then what is new since the last answer, then what is asked next.</summary>
internal sealed class DecisionView(Paint paint, int width)
{
    private const int MostReasons = 8;
    private const int MostNames = 6;

    /// <summary>The whole decision, as <c>policy decide</c> writes it.</summary>
    public string Whole(Decision decision) => DecisionText.Of(DecisionDocument.Of(decision), width, paint).TrimEnd('\n');

    /// <summary>The outcome, what changed, and what is needed.</summary>
    /// <param name="now">The decision.</param>
    /// <param name="before">The last one that was shown; <see langword="null"/> when this is the first.</param>
    public string Short(Decision now, Decision? before)
    {
        var text = new ScreenText(paint, width);
        Headline(text, DecisionDocument.Of(now), before is null ? null : DecisionDocument.Of(before));
        Changes(text, now, before);
        Next(text, now);
        return text.ToString();
    }

    /// <summary>Writes what differs between two decisions, and the reasons that are new.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="was">The one decision.</param>
    /// <param name="now">The other.</param>
    /// <param name="lead">What stands above them.</param>
    /// <param name="nothing">What stands there when nothing differs.</param>
    public static void Compare(ScreenText screen, Decision was, Decision now, string lead, string nothing)
    {
        var differences = Differences(was, now);
        var reasons = New(now.Reasons, was.Reasons);
        screen.Add(differences.Count + reasons.Count == 0 ? nothing : lead);
        foreach (var difference in differences)
        {
            screen.Add(difference, 2, "- ");
        }

        foreach (var reason in reasons)
        {
            screen.Add($"{reason.Text} {Cited(reason)}".TrimEnd(), 2, "because: ");
        }
    }

    /// <summary>What differs between two decisions, one line each; none when nothing does.</summary>
    public static IReadOnlyList<string> Differences(Decision was, Decision now)
    {
        var (old, current) = (DecisionDocument.Of(was), DecisionDocument.Of(now));
        List<string> lines = [];
        if (old.Headline != current.Headline || old.Status != current.Status)
        {
            lines.Add($"{Answer(old)} → {Answer(current)}");
        }

        lines.AddRange(Values(now).Select(value => (value.Title, Was: Values(was).FirstOrDefault(one => one.Name == value.Name)?.Shown ?? "not there", Now: value.Shown))
            .Where(value => value.Was != value.Now).Select(value => $"{value.Title}: {value.Was} → {value.Now}"));
        lines.AddRange(now.Fired.Except(was.Fired, StringComparer.Ordinal).Select(rule => $"rule {rule} fires now"));
        lines.AddRange(was.Fired.Except(now.Fired, StringComparer.Ordinal).Select(rule => $"rule {rule} no longer fires"));
        AddNames(lines, "now needed", now.Missing, was.Missing);
        AddNames(lines, "no longer needed", was.Missing, now.Missing);
        return lines;
    }

    private static void AddNames(List<string> lines, string lead, IReadOnlyList<MissingInput> all, IReadOnlyList<MissingInput> others)
    {
        var names = Needed(all).Except(Needed(others), StringComparer.Ordinal).ToList();
        if (names.Count > 0)
        {
            lines.Add($"{lead}: {string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? $" and {names.Count - MostNames} more" : "")}");
        }
    }

    private static IEnumerable<string> Needed(IEnumerable<MissingInput> missing) => missing.Where(input => input.Kind is MissingKind.Fact or MissingKind.Parameter).Select(input => input.Name);

    private static string Answer(DecisionDocument document) => document.Status == DecisionStatus.Determined ? document.Headline : $"{document.Headline} ({DocumentStatus(document)})";

    private static string DocumentStatus(DecisionDocument document) => DecisionStatusWords.Of(document.Status);

    private static IEnumerable<DecisionValue> Values(Decision decision) => decision.Parts.Concat(decision.Outputs);

    private void Headline(ScreenText text, DecisionDocument now, DecisionDocument? before)
    {
        var was = before is not null && before.Headline != now.Headline ? $" (was: {before.Headline})" : "";
        text.Raw(DecisionText.Headline(SafeText.Of(now.Headline), now.Status, paint) + paint.Quiet(SafeText.Of(was)));
        foreach (var fault in now.Faults)
        {
            text.Add(fault.Location is null ? fault.Message : $"{fault.Message} ({fault.Location})", 2, "! ");
        }
    }

    private static void Changes(ScreenText text, Decision now, Decision? before)
    {
        var reasons = New(now.Reasons, before?.Reasons);
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

        foreach (var advice in New(now.Advisories, before?.Advisories))
        {
            text.Add($"{advice.Text} {Cited(advice)}", 2, "also: ");
        }
    }

    // The first answer says what is known; later ones also say what is known no more.
    private static bool IsWorthSaying(DecisionValue value) => value is { Applies: true, Status: not DecisionStatus.Undetermined };

    private static List<Reason> New(IReadOnlyList<Reason> now, IReadOnlyList<Reason>? before) =>
        [.. now.Where(reason => before is null || !before.Any(old => old.Source == reason.Source && old.Text == reason.Text))];

    private static string Cited(Reason reason) => reason.Citations.IsEmpty ? "" : $"[{string.Join("; ", reason.Citations)}]";

    private static void Next(ScreenText text, Decision now)
    {
        var asked = now.Missing.Where(input => input.Kind == MissingKind.Fact && input.State == FactState.NotAsked).ToList();
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
