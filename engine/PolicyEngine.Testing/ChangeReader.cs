using System.Collections.Immutable;

namespace PolicyEngine.Testing;

/// <summary>Says what changed between approved and received snapshots.</summary>
public static class ChangeReader
{
    private const string UnsignedWords = "as the snapshot says, and nobody signed for it";

    /// <summary>The changes of a suite that can be approved: those of cases whose expectations are met, and snapshots without a case.</summary>
    /// <param name="result">The suite.</param>
    /// <param name="store">Its snapshots.</param>
    /// <exception cref="IOException">A snapshot cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A snapshot may not be read.</exception>
    public static IEnumerable<SnapshotChange> Read(SuiteResult result, SnapshotStore store)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(store);
        var hash = result.Suite.Policy.Model.ContentHash;
        foreach (var testCase in result.Cases.Where(testCase => testCase.Verdict == CaseVerdict.AwaitingApproval))
        {
            var isSamePolicy = string.Equals(store.Approvals.Find(result.Suite.Policy.Id, testCase.Id)?.PolicyHash, hash, StringComparison.Ordinal);
            yield return testCase.Snapshot.State == SnapshotState.Unsigned ? Unsigned(result.Suite, testCase.Id, testCase.Snapshot.Received)
                : testCase.Snapshot.Approved is { } approved
                ? Changed(result.Suite, testCase.Id, approved, testCase.Snapshot.Received, isSamePolicy)
                : New(result.Suite, testCase.Id, testCase.Snapshot.Received);
        }

        foreach (var id in result.Stale)
        {
            yield return Removed(result.Suite, id, store.ReadApproved(id) ?? "");
        }
    }

    /// <summary>What changed between two texts of one case.</summary>
    /// <param name="suite">The policy.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="approved">The approved text, with LF line ends.</param>
    /// <param name="received">The text now.</param>
    /// <param name="isSamePolicy">Whether the approved text is known to come from the very same policy.</param>
    public static SnapshotChange Changed(CaseSuite suite, string caseId, string approved, string received, bool isSamePolicy)
    {
        var (was, now) = (SnapshotText.Read(approved), SnapshotText.Read(received));
        var (kind, effect, detail) = EffectOf(was, now);
        IReadOnlyCollection<string> affected = kind == ChangeKind.Outcome ? ["outcome"] : kind == ChangeKind.Results ? Results(was, now) : [];
        return new SnapshotChange(suite, caseId, approved, received)
        {
            Kind = kind,
            Effect = effect,
            Detail = detail,
            Cause = new CauseFinder(was, now).Find(kind, affected, isSamePolicy),
            Results = kind == ChangeKind.Results ? [.. Differing(was.Named("results"), now.Named("results")).Select(result => result.Name)] : [],
            Was = was.Outcome,
            Now = now.Outcome,
        };
    }

    private static string[] Results(SnapshotText was, SnapshotText now)
    {
        var names = Differing(was.Named("results"), now.Named("results")).Select(result => result.Name).ToHashSet(StringComparer.Ordinal);
        return [.. was.Explanation.Concat(now.Explanation).Select(SnapshotPieces.NameOf).Where(name => names.Contains(name.Split(' ')[^1])).Distinct(StringComparer.Ordinal)];
    }

    private static SnapshotChange Unsigned(CaseSuite suite, string caseId, string text)
    {
        var outcome = SnapshotText.Read(text).Outcome;
        return new SnapshotChange(suite, caseId, text, text) { Kind = ChangeKind.Unsigned, Effect = UnsignedWords, Detail = UnsignedWords, Was = outcome, Now = outcome, Cause = "the snapshot was edited without an approval" };
    }

    private static SnapshotChange New(CaseSuite suite, string caseId, string received)
    {
        var now = SnapshotText.Read(received).Outcome;
        return new SnapshotChange(suite, caseId, null, received) { Kind = ChangeKind.New, Effect = now, Detail = now, Now = now };
    }

    private static SnapshotChange Removed(CaseSuite suite, string caseId, string approved)
    {
        var was = SnapshotText.Read(approved).Outcome;
        var effect = $"{(was.Length == 0 ? "unreadable" : was)} until now, no such case";
        return new SnapshotChange(suite, caseId, approved, null) { Kind = ChangeKind.Removed, Effect = effect, Detail = effect, Was = was };
    }

    private static (ChangeKind Kind, string Effect, string Detail) EffectOf(SnapshotText was, SnapshotText now)
    {
        if (!string.Equals(was.Outcome, now.Outcome, StringComparison.Ordinal))
        {
            return Same(ChangeKind.Outcome, $"{was.Outcome} → {now.Outcome}");
        }

        var results = Differing(was.Named("results"), now.Named("results"));
        if (results.Length > 0)
        {
            return (ChangeKind.Results, $"{string.Join(", ", results.Select(result => result.Name))} changed", string.Join(", ", results.Select(result => $"{result.Name} {result.Was} → {result.Now}")));
        }

        return FirstOf(was, now,
            (ChangeKind.Fired, "other rules fire", ["fired"]),
            (ChangeKind.Missing, "what is missing", ["missing", "faults"]),
            (ChangeKind.Next, "what happens next", ["person", "route", "signposts"]),
            (ChangeKind.Wording, "the wording of reasons", ["reasons", "advice"]),
            (ChangeKind.Citations, "citations", ["citations", "parameters"]));
    }

    private static (ChangeKind Kind, string Effect, string Detail) FirstOf(SnapshotText was, SnapshotText now, params ReadOnlySpan<(ChangeKind Kind, string Effect, string[] Sections)> kinds)
    {
        foreach (var (kind, effect, sections) in kinds)
        {
            foreach (var section in sections)
            {
                var (before, after) = (Words(was.Lines(section), section, kind), Words(now.Lines(section), section, kind));
                if (!before.SequenceEqual(after, StringComparer.Ordinal))
                {
                    return kind == ChangeKind.Fired ? (kind, effect, Listed(before, after)) : Same(kind, effect);
                }
            }
        }

        return Same(ChangeKind.Explanation, "only how it was worked out");
    }

    // A citation at the end of a reason is not its wording, and the figure before one is not a citation.
    private static IEnumerable<string> Words(ImmutableArray<string> lines, string section, ChangeKind kind) =>
        kind == ChangeKind.Wording ? lines.Select(line => SnapshotText.Split(line).Text)
        : section == "parameters" ? lines.Select(line => SnapshotText.Split(line).Citation)
        : lines;

    private static string Listed(IEnumerable<string> was, IEnumerable<string> now)
    {
        var gone = was.Except(now, StringComparer.Ordinal).Select(rule => $"{rule} no longer fires");
        var come = now.Except(was, StringComparer.Ordinal).Select(rule => $"{rule} fires now");
        var all = string.Join(", ", gone.Concat(come));
        return all.Length > 0 ? all : "the rules fire in another order";
    }

    private static (ChangeKind Kind, string Effect, string Detail) Same(ChangeKind kind, string effect) => (kind, effect, effect);

    private static (string Name, string Was, string Now)[] Differing(IReadOnlyDictionary<string, string> was, IReadOnlyDictionary<string, string> now) =>
    [
        .. was.Keys.Union(now.Keys, StringComparer.Ordinal)
            .Select(name => (Name: name, Was: was.GetValueOrDefault(name, "none"), Now: now.GetValueOrDefault(name, "none")))
            .Where(result => !string.Equals(result.Was, result.Now, StringComparison.Ordinal)),
    ];
}
