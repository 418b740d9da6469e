using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.Testing;

/// <summary>Finds why a decision changed, by holding its two texts against each other: first what goes in (the case, the figures), then the rules, then the words.</summary>
internal static class CauseFinder
{
    private const int MostCauses = 3;

    /// <summary>The cause in words, several joined by commas. Never empty.</summary>
    /// <param name="was">The approved text.</param>
    /// <param name="now">The text now.</param>
    /// <param name="isSamePolicy">Whether the approved text is known to come from the very same policy, so that only the case or the engine can have changed.</param>
    public static string Find(SnapshotText was, SnapshotText now, bool isSamePolicy)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        var given = Given(was, now).ToList();
        if (isSamePolicy || given.Count > 0)
        {
            return given.Count > 0 ? Joined([.. given, .. Figures(was, now)]) : "neither the policy nor the case; the engine, or the approved file";
        }

        List<Func<SnapshotText, SnapshotText, IEnumerable<string>>> places = [Figures, Rules, StepCauses.Find, Wording, Citations];
        foreach (var place in places)
        {
            if (place(was, now).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } causes)
            {
                return Joined(causes);
            }
        }

        return "the policy's text";
    }

    private static string Joined(List<string> causes) => causes.Count <= MostCauses
        ? string.Join(", ", causes)
        : $"{string.Join(", ", causes.Take(MostCauses))} and {DiagnosticCount.Number(causes.Count - MostCauses, "more", "more")}";

    private static IEnumerable<string> Given(SnapshotText was, SnapshotText now)
    {
        if (was.One("case") != now.One("case"))
        {
            yield return "the case's title";
        }

        if (was.One("as of") != now.One("as of"))
        {
            yield return $"the case's date {was.One("as of")} → {now.One("as of")}";
        }

        var (before, after) = (was.Named("facts"), now.Named("facts"));
        foreach (var name in before.Keys.Union(after.Keys, StringComparer.Ordinal))
        {
            var (old, given) = (before.GetValueOrDefault(name, "not given"), after.GetValueOrDefault(name, "not given"));
            if (old != given)
            {
                yield return $"the case's {name} {old} → {given}";
            }
        }
    }

    private static IEnumerable<string> Figures(SnapshotText was, SnapshotText now)
    {
        var (before, after) = (was.Named("parameters"), now.Named("parameters"));
        foreach (var name in before.Keys.Intersect(after.Keys, StringComparer.Ordinal))
        {
            var (old, figure) = (SnapshotText.Split(before[name]).Text, SnapshotText.Split(after[name]).Text);
            if (old != figure)
            {
                yield return $"{name} {old} → {figure}";
            }
        }

        foreach (var name in after.Keys.Where(name => IsMissing(was, name)))
        {
            yield return $"{name} has a value now, {SnapshotText.Split(after[name]).Text}";
        }

        foreach (var name in before.Keys.Where(name => IsMissing(now, name)))
        {
            yield return $"{name} has no value any more";
        }
    }

    private static bool IsMissing(SnapshotText text, string parameter)
    {
        var name = parameter.Split('[')[0];
        return text.Lines("missing").Any(line => line.StartsWith($"parameter {name}:", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Rules(SnapshotText was, SnapshotText now)
    {
        var (before, after) = (RulesOf(was), RulesOf(now));
        foreach (var id in after.Keys.Except(before.Keys, StringComparer.Ordinal))
        {
            yield return $"rule {id} added";
        }

        foreach (var id in before.Keys.Except(after.Keys, StringComparer.Ordinal))
        {
            yield return $"rule {id} removed";
        }

        foreach (var id in before.Keys.Intersect(after.Keys, StringComparer.Ordinal))
        {
            var (wasLive, isLive) = (IsLive(before[id]), IsLive(after[id]));
            if (wasLive != isLive)
            {
                yield return isLive ? $"rule {id} is live now" : $"rule {id} is not live any more";
            }
            else if (before[id].Subject != after[id].Subject)
            {
                yield return $"rule {id} leads elsewhere";
            }
        }
    }

    private static bool IsLive(SnapshotStep rule) => !rule.Came.StartsWith("not live", StringComparison.Ordinal);

    private static Dictionary<string, SnapshotStep> RulesOf(SnapshotText text)
    {
        var rules = new Dictionary<string, SnapshotStep>(StringComparer.Ordinal);
        foreach (var step in text.Explanation.SelectMany(step => step.All).Where(step => step.Subject.StartsWith("rule ", StringComparison.Ordinal)))
        {
            rules.TryAdd(step.Subject.Split(' ')[1], step);
        }

        return rules;
    }

    private static IEnumerable<string> Wording(SnapshotText was, SnapshotText now) => Sources(was, now, "wording", line => SnapshotText.Split(line).Text);

    private static IEnumerable<string> Citations(SnapshotText was, SnapshotText now) => Sources(was, now, "citation", line => SnapshotText.Split(line).Citation);

    private static IEnumerable<string> Sources(SnapshotText was, SnapshotText now, string what, Func<string, string> part)
    {
        foreach (var section in (string[])["reasons", "advice", "parameters"])
        {
            var (before, after) = (was.Named(section), now.Named(section));
            foreach (var source in before.Keys.Intersect(after.Keys, StringComparer.Ordinal).Where(source => part(before[source]) != part(after[source])))
            {
                yield return $"{what} of {source}";
            }
        }
    }
}
