using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Testing;

/// <summary>
/// Finds why a decision changed, by holding its two texts against each other: what goes in (the case, the figures), the rules, the words. Where a value came out otherwise, only what that value rests on
/// is looked at, so that another change made at the same time is not blamed.
/// </summary>
internal sealed class CauseFinder
{
    private const int MostCauses = 3;

    private readonly SnapshotText was;
    private readonly SnapshotText now;

    /// <summary>Looks at two texts.</summary>
    /// <param name="was">The approved text.</param>
    /// <param name="now">The text now.</param>
    public CauseFinder(SnapshotText was, SnapshotText now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        (this.was, this.now) = (was, now);
    }

    /// <summary>The cause in words, several joined by commas. Never empty.</summary>
    /// <param name="kind">What changed.</param>
    /// <param name="affected">The values that came out otherwise, for example <c>output fee</c>; may be empty.</param>
    /// <param name="isSamePolicy">Whether the approved text is known to come from the very same policy, so that only the case or the engine can have changed.</param>
    public string Find(ChangeKind kind, IReadOnlyCollection<string> affected, bool isSamePolicy)
    {
        List<string> causes = [.. Given()];
        if (isSamePolicy)
        {
            return causes.Count > 0 ? Joined(causes) : "neither the policy nor the case; the engine, or the approved file";
        }

        causes.AddRange(affected.SelectMany(OfValue));
        if (affected.Count == 0)
        {
            causes.AddRange(OfPolicy(new StepCauses(was, now, []), Figures()));
        }

        if (kind is ChangeKind.Wording)
        {
            causes.AddRange(Wording());
        }

        if (kind is ChangeKind.Citations)
        {
            causes.AddRange(Citations());
        }

        return causes.Count == 0 ? "the policy's text" : Joined([.. causes.Distinct(StringComparer.Ordinal)]);
    }

    private static string Joined(List<string> causes) => causes.Count <= MostCauses
        ? string.Join(", ", causes)
        : $"{string.Join(", ", causes.Take(MostCauses))} and {Counted.Of(causes.Count - MostCauses, "more", "more")}";

    private IEnumerable<string> OfValue(string affected)
    {
        var steps = new StepCauses(was, now, [affected]);
        var read = steps.Parameters().ToHashSet(StringComparer.Ordinal);
        var causes = OfPolicy(steps, Figures().Where(figure => read.Contains(figure.Name))).ToList();
        return causes.Count > 0 || Given().Any() ? causes : steps.Scripts();
    }

    private static IEnumerable<string> OfPolicy(StepCauses steps, IEnumerable<(string Name, string Words)> figures) =>
        figures.Select(figure => figure.Words).Concat(steps.Rules()).Concat(steps.Otherwise()).Concat(steps.Texts());

    private IEnumerable<string> Given()
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

    private IEnumerable<(string Name, string Words)> Figures()
    {
        var (before, after) = (was.Named("parameters"), now.Named("parameters"));
        foreach (var name in before.Keys.Intersect(after.Keys, StringComparer.Ordinal))
        {
            var (old, figure) = (SnapshotText.Split(before[name]).Text, SnapshotText.Split(after[name]).Text);
            if (old != figure)
            {
                yield return (NameOf(name), $"{name} {old} → {figure}");
            }
        }

        foreach (var name in after.Keys.Where(name => IsMissing(was, name)))
        {
            yield return (NameOf(name), $"{name} has a value now, {SnapshotText.Split(after[name]).Text}");
        }

        foreach (var name in before.Keys.Where(name => IsMissing(now, name)))
        {
            yield return (NameOf(name), $"{name} has no value any more");
        }
    }

    private static bool IsMissing(SnapshotText text, string parameter) =>
        text.Lines("missing").Any(line => line.StartsWith($"parameter {NameOf(parameter)}:", StringComparison.Ordinal));

    // Of a figure by key, for example `fee[band_a]`, the parameter.
    private static string NameOf(string figure) => figure.Split('[')[0];

    // A reason that only shows another figure was not written anew.
    private IEnumerable<string> Wording() => Sources("wording", new ReasonFigures(was, now).AreWrittenAnew);

    private IEnumerable<string> Citations() => Sources("citation", (old, words) => SnapshotText.Split(old).Citation != SnapshotText.Split(words).Citation);

    private IEnumerable<string> Sources(string what, Func<string, string, bool> differ)
    {
        foreach (var section in (string[])["reasons", "advice", "parameters"])
        {
            var (before, after) = (was.Named(section), now.Named(section));
            foreach (var source in before.Keys.Intersect(after.Keys, StringComparer.Ordinal).Where(source => differ(before[source], after[source])))
            {
                yield return $"{what} of {source}";
            }
        }
    }
}
