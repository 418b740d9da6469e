using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Cases.Events;

/// <summary>What came of checking a case's chain of events.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Events">How many events were looked at.</param>
/// <param name="BrokenAt">The number of the first event that does not hold; 0 when all hold.</param>
/// <param name="Problem">What is wrong with it, in plain words; empty when all hold.</param>
/// <param name="Hash">The hash of the last event: noted elsewhere, it proves later that nothing before it was altered.</param>
public sealed record ChainReport(string CaseId, int Events, long BrokenAt, string Problem, string Hash)
{
    /// <summary>Whether all events hold.</summary>
    public bool IsIntact => BrokenAt == 0;

    /// <summary>Whether the last event is hashed under a key. Where it is not, who may write the store can make the whole chain anew.</summary>
    public bool IsKeyed => CaseChain.IsKeyed(Hash);

    /// <summary>Parts of the case that this store does not hold: they were taken out, or never taken in, since parts are moved as cases of their own.</summary>
    public ImmutableArray<string> MissingParts { get; init; } = [];

    /// <summary>Versions of its policy of which this store does not keep the text: it was taken out, or never kept.</summary>
    public ImmutableArray<string> MissingTexts { get; init; } = [];
}

/// <summary>The chain of a case's events: each is hashed together with the hash of the one before it.</summary>
public static class CaseChain
{
    private const string Keyed = "hmac:";

    /// <summary>The hash of an event: SHA-256 over the previous hash as text, a line feed and the body, all UTF-8; lower-case hexadecimal.</summary>
    public static string Hash(string previousHash, string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{previousHash}\n{body}")));

    /// <summary>The hash of an event under a key: HMAC-SHA-256 over the same, with <c>hmac:</c> before it.</summary>
    public static string Hash(string previousHash, string body, byte[] key) => $"{Keyed}{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{previousHash}\n{body}")))}";

    /// <summary>Whether a hash was made under a key.</summary>
    internal static bool IsKeyed(string hash) => hash.StartsWith(Keyed, StringComparison.Ordinal);

    /// <summary>Writes an event and hashes it.</summary>
    /// <param name="happened">The event; its previous hash is set here.</param>
    /// <param name="previousHash">The hash of the event before it.</param>
    /// <param name="protection">The case's protection.</param>
    /// <param name="key">The key under which it is hashed; <see langword="null"/> for none.</param>
    internal static StoredEvent Seal(CaseEvent happened, string previousHash, CaseProtection protection, byte[]? key)
    {
        if (key is null && IsKeyed(previousHash))
        {
            throw NoKey(happened.CaseId);
        }

        var body = EventWriter.Write(happened with { PreviousHash = previousHash }, protection);
        return new StoredEvent(happened.CaseId, happened.Sequence, happened.At, body, previousHash, key is null ? Hash(previousHash, body) : Hash(previousHash, body, key));
    }

    /// <summary>
    /// Checks a case from its first event to its row and timers, and names the first link that does not hold: an altered, missing, doubled or moved event, a tail that was cut off, and a row or a timer that its events do not give.
    /// A tail that was cut off together with the row is as whole as before; against that stands a hash that was noted elsewhere.
    /// </summary>
    /// <param name="stored">The case with all its events.</param>
    /// <param name="protection">The case's protection; what it opens is checked as well.</param>
    /// <param name="key">The key under which events are hashed; <see langword="null"/> for none.</param>
    /// <exception cref="CaseStoreException">Events are hashed under a key, and there is none.</exception>
    public static ChainReport Verify(StoredCase stored, CaseProtection protection, byte[]? key = null)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(protection);
        var (previous, sequence) = (StoredEvent.NoHash, 0L);
        var events = ImmutableArray.CreateBuilder<CaseEvent>();
        foreach (var kept in stored.Events)
        {
            sequence++;
            if (Problem(stored.Row.CaseId, kept, sequence, previous, key, protection, events) is { } problem)
            {
                return Broken(stored, sequence, problem);
            }

            previous = kept.Hash;
        }

        return (EndProblem(stored.Row, sequence, previous) ?? KeptProblem(stored, CaseFold.Of(events)) ?? CaseSnapshot.Problem(stored, events.ToImmutable(), protection)) is { } wrong ? Broken(stored, Math.Max(1, sequence), wrong) : new ChainReport(stored.Row.CaseId, stored.Events.Length, 0, "", previous);
    }

    /// <summary>What is wrong with the links alone, without reading what the events say; <see langword="null"/> when they hold. Cheap enough for whoever works with a case.</summary>
    /// <param name="stored">The case.</param>
    /// <param name="key">The key under which events are hashed; <see langword="null"/> for none.</param>
    /// <param name="from">Where its events begin; <see langword="null"/> for all of them.</param>
    internal static string? LinkProblem(StoredCase stored, byte[]? key, StoredSnapshot? from = null)
    {
        var (previous, sequence) = (from?.Hash ?? StoredEvent.NoHash, from?.Sequence ?? 0);
        foreach (var kept in stored.Events)
        {
            if (LinkProblem(kept, ++sequence, previous, key) is { } problem)
            {
                return problem;
            }

            previous = kept.Hash;
        }

        return EndProblem(stored.Row, sequence, previous);
    }

    private static ChainReport Broken(StoredCase stored, long at, string problem) => new(stored.Row.CaseId, stored.Events.Length, at, problem, stored.Events.IsEmpty ? "" : stored.Events[^1].Hash);

    private static string? LinkProblem(StoredEvent kept, long sequence, string previous, byte[]? key)
    {
        if (kept.Sequence != sequence)
        {
            return kept.Sequence > sequence
                ? Invariant($"event {sequence} is missing: event {kept.Sequence} stands in its place")
                : Invariant($"event {kept.Sequence} stands where event {sequence} belongs");
        }

        if (kept.PreviousHash != previous)
        {
            return Invariant($"event {sequence} does not continue from the event before it: one of the two was exchanged");
        }

        if (!IsKeyed(kept.Hash))
        {
            // Once under the key, always under the key: what anybody could have put in does not follow it.
            return IsKeyed(previous) ? Invariant($"event {sequence} is not hashed under the master key, and the one before it is: it was put in, or altered")
                : Hash(previous, kept.Body) == kept.Hash ? null
                : Invariant($"event {sequence} was altered: its text does not give its hash");
        }

        return Hash(previous, kept.Body, key ?? throw NoKey(kept.CaseId)) == kept.Hash ? null : Invariant($"event {sequence} was altered, or another master key made its hash: its text does not give it");
    }

    private static CaseStoreException NoKey(string caseId) => new($"the events of the case `{caseId}` are hashed under a master key, and the store was opened without it: give it the master key");

    private static string? Problem(string caseId, StoredEvent kept, long sequence, string previous, byte[]? key, CaseProtection protection, ImmutableArray<CaseEvent>.Builder events)
    {
        if (LinkProblem(kept, sequence, previous, key) is { } problem)
        {
            return problem;
        }

        CaseEvent happened;
        try
        {
            happened = EventReader.Read(kept.Body, protection);
        }
        catch (FormatException broken)
        {
            return Invariant($"event {sequence} can't be read: {broken.Message}");
        }
        catch (CryptographicException)
        {
            return Invariant($"event {sequence} holds personal data that the case's key does not open");
        }

        if (happened.CaseId != caseId || happened.Sequence != sequence || happened.PreviousHash != previous || happened.At != kept.At)
        {
            return Invariant($"event {sequence} says that it is event {happened.Sequence} of `{happened.CaseId}` at {EventWords.Instant(happened.At)}: it was moved");
        }

        events.Add(happened);
        return null;
    }

    private static string? EndProblem(CaseRow row, long last, string hash) =>
        row.Sequence > last ? Invariant($"the end was cut off: the case had {Counted.Of(row.Sequence, "event", "events")}, and {last} are there")
        : row.Sequence < last ? Invariant($"the case's row says {row.Sequence} events, and {last} are there")
        : row.Hash != hash ? "the last event is not the one that the case's row names"
        : null;

    // What is kept beside the events is a copy of what they give: who alters it makes a case wait for ever, or stand in a list where it does not belong.
    private static string? KeptProblem(StoredCase stored, CaseState state)
    {
        var row = stored.Row;
        if (row.State != state.State || row.PolicyId != state.PolicyId)
        {
            return $"the case's row says `{row.State}` under `{row.PolicyId}`, and the events give `{state.State}` under `{state.PolicyId}`";
        }

        if (row.PolicyHash != state.PolicyHash || row.PolicyVersion != state.PolicyVersion)
        {
            return $"the case's row says version `{row.PolicyVersion}` with the hash {row.PolicyHash}, and the events give `{state.PolicyVersion}` with {state.PolicyHash}";
        }

        var given = CaseRows.Of(state, row.Hash);
        if (row != given)
        {
            return row.DueAt != given.DueAt ? $"the case's row says that it is due {When(row.DueAt)}, and the events give {When(given.DueAt)}" : "the case's row says another opening, last change, end or parent than its events";
        }

        var timers = CaseRows.Timers(state);
        return timers.Except(stored.Timers).FirstOrDefault() is { } gone ? $"the timer `{gone.Name}` of {When(gone.DueAt)} that the events give is not there"
            : stored.Timers.Except(timers).FirstOrDefault() is { } strange ? $"there is a timer `{strange.Name}` of {When(strange.DueAt)} that the events do not give"
            : null;
    }

    private static string When(DateTimeOffset? at) => at is { } instant ? EventWords.Instant(instant) : "never";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
