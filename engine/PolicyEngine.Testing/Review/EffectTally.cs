using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Review;

/// <summary>
/// Counts changes by what they do to people: <c>9 gain, 3 lose, 200 amount only</c>. A case gains when its outcome moved up in the order in which the policy declares its outcomes, and loses when it moved down; where one of
/// the two is not in that order, as when a decision is no longer settled, its outcome is <c>changed</c>.
/// </summary>
public static class EffectTally
{
    private static readonly string[] Order =
    [
        "gain", "lose", "outcome changed", "amount only", "results only", "other rules fire", "something else missing", "something else next", "wording only", "citations only", "workings only", "not signed for", "new", "removed",
    ];

    /// <summary>The counts in words, the gravest first.</summary>
    public static string Of(IEnumerable<SnapshotChange> changes)
    {
        var counts = changes.CountBy(WordOf).ToDictionary(StringComparer.Ordinal);
        return string.Join(", ", Order.Where(counts.ContainsKey).Select(word => FormattableString.Invariant($"{counts[word]} {word}")));
    }

    /// <summary>The counts with their sum before them: <c>212 cases: 9 gain, 3 lose</c>.</summary>
    public static string Sentence(IReadOnlyCollection<SnapshotChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return $"{Counted.Of(changes.Count, "case", "cases")}: {Of(changes)}";
    }

    /// <summary>The word for one change.</summary>
    public static string WordOf(SnapshotChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Kind switch
        {
            ChangeKind.Outcome => WordOf(change.Suite.Policy.Model, change.Was, change.Now),
            ChangeKind.Results => change.Results.All(name => IsAmount(change.Suite.Policy.Model, name)) ? "amount only" : "results only",
            ChangeKind.Fired => "other rules fire",
            ChangeKind.Missing => "something else missing",
            ChangeKind.Next => "something else next",
            ChangeKind.Wording => "wording only",
            ChangeKind.Citations => "citations only",
            ChangeKind.Explanation => "workings only",
            ChangeKind.Unsigned => "not signed for",
            ChangeKind.New => "new",
            ChangeKind.Removed => "removed",
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
    }

    private static string WordOf(PolicyModel model, string? was, string? now)
    {
        var outcomes = model.Outcomes.Select(option => option.Name).ToList();
        var (before, after) = (outcomes.IndexOf(was ?? ""), outcomes.IndexOf(now ?? ""));
        return before < 0 || after < 0 ? "outcome changed" : after < before ? "gain" : "lose";
    }

    private static bool IsAmount(PolicyModel model, string name) => model.Items.Any(item => item.Name == name && item.Type is FactType.Money or FactType.Decimal or FactType.WholeNumber);
}
