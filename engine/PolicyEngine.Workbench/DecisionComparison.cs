using System.Collections.Immutable;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Testing;

namespace PolicyEngine.Workbench;

/// <summary>What differs between two decisions: with other facts, on another day, or under another version of a policy.</summary>
/// <param name="Was">The one decision.</param>
/// <param name="Now">The other.</param>
/// <param name="Differences">What differs; empty when nothing does.</param>
/// <param name="NewReasons">The reasons that only the other decision has.</param>
public sealed record DecisionComparison(Decision Was, Decision Now, ImmutableArray<DecisionDifference> Differences, ImmutableArray<Reason> NewReasons)
{
    /// <summary>Whether neither the answer nor a reason differs.</summary>
    public bool IsSame => Differences.IsEmpty && NewReasons.IsEmpty;

    /// <summary>Compares.</summary>
    public static DecisionComparison Of(Decision was, Decision now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        return new DecisionComparison(was, now, [.. Answers(was, now), .. Values(was, now), .. Rules(was, now), .. Inputs(was, now)], [.. NewIn(now.Reasons, was.Reasons)]);
    }

    /// <summary>The reasons that were not there before.</summary>
    public static IEnumerable<Reason> NewIn(IReadOnlyList<Reason> now, IReadOnlyList<Reason>? before) =>
        now.Where(reason => before is null || !before.Any(old => old.Source == reason.Source && old.Text == reason.Text));

    private static IEnumerable<DecisionDifference> Answers(Decision was, Decision now)
    {
        var (old, current) = (DecisionDocument.Of(was), DecisionDocument.Of(now));
        if (old.Headline != current.Headline || old.Status != current.Status)
        {
            yield return new DecisionDifference.Answer(Words(old), Words(current));
        }
    }

    private static IEnumerable<DecisionDifference> Values(Decision was, Decision now)
    {
        var before = was.Parts.Concat(was.Outputs).ToList();
        foreach (var value in now.Parts.Concat(now.Outputs))
        {
            var old = before.Find(one => one.Name == value.Name)?.Shown;
            if (old != value.Shown)
            {
                yield return new DecisionDifference.Value(value.Name, value.Title, old, value.Shown);
            }
        }
    }

    private static IEnumerable<DecisionDifference> Rules(Decision was, Decision now) =>
    [
        .. now.Fired.Except(was.Fired, StringComparer.Ordinal).Select(rule => new DecisionDifference.Fires(rule)),
        .. was.Fired.Except(now.Fired, StringComparer.Ordinal).Select(rule => new DecisionDifference.NoLongerFires(rule)),
    ];

    private static IEnumerable<DecisionDifference> Inputs(Decision was, Decision now)
    {
        var (before, after) = (Needed(was), Needed(now));
        if (after.Except(before, StringComparer.Ordinal).ToImmutableArray() is { IsEmpty: false } more)
        {
            yield return new DecisionDifference.Needed(more);
        }

        if (before.Except(after, StringComparer.Ordinal).ToImmutableArray() is { IsEmpty: false } less)
        {
            yield return new DecisionDifference.NoLongerNeeded(less);
        }
    }

    private static List<string> Needed(Decision decision) =>
        [.. decision.Missing.Where(input => input.Kind is MissingKind.Fact or MissingKind.Parameter or MissingKind.Calendar).Select(input => input.Name)];

    private static string Words(DecisionDocument document) =>
        document.Status == DecisionStatus.Determined ? document.Headline : $"{document.Headline} ({DecisionStatusWords.Of(document.Status)})";
}
