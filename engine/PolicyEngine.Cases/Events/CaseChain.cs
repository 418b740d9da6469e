using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PolicyEngine.Cases.Storing;

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
}

/// <summary>The chain of a case's events: each is hashed together with the hash of the one before it.</summary>
public static class CaseChain
{
    /// <summary>The hash of an event: SHA-256 over the previous hash as text, a line feed and the body, all UTF-8; lower-case hexadecimal.</summary>
    public static string Hash(string previousHash, string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{previousHash}\n{body}")));

    /// <summary>Writes an event and hashes it.</summary>
    /// <param name="happened">The event; its previous hash is set here.</param>
    /// <param name="previousHash">The hash of the event before it.</param>
    /// <param name="protection">The case's protection.</param>
    internal static StoredEvent Seal(CaseEvent happened, string previousHash, CaseProtection protection)
    {
        var body = EventWriter.Write(happened with { PreviousHash = previousHash }, protection);
        return new StoredEvent(happened.CaseId, happened.Sequence, happened.At, body, previousHash, Hash(previousHash, body));
    }

    /// <summary>Checks a case from its first event to its row, and names the first link that does not hold: an altered, missing, doubled or moved event, and a tail that was cut off.</summary>
    /// <param name="stored">The case with all its events.</param>
    /// <param name="protection">The case's protection; what it opens is checked as well.</param>
    public static ChainReport Verify(StoredCase stored, CaseProtection protection)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(protection);
        var (previous, sequence) = (StoredEvent.NoHash, 0L);
        var events = ImmutableArray.CreateBuilder<CaseEvent>();
        foreach (var kept in stored.Events)
        {
            sequence++;
            if (Problem(stored.Row.CaseId, kept, sequence, previous, protection, events) is { } problem)
            {
                return Broken(stored, sequence, problem);
            }

            previous = kept.Hash;
        }

        return RowProblem(stored.Row, sequence, previous, events) is { } wrong ? Broken(stored, Math.Max(1, sequence), wrong) : new ChainReport(stored.Row.CaseId, stored.Events.Length, 0, "", previous);
    }

    private static ChainReport Broken(StoredCase stored, long at, string problem) => new(stored.Row.CaseId, stored.Events.Length, at, problem, stored.Events.IsEmpty ? "" : stored.Events[^1].Hash);

    private static string? Problem(string caseId, StoredEvent kept, long sequence, string previous, CaseProtection protection, ImmutableArray<CaseEvent>.Builder events)
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

        if (Hash(previous, kept.Body) != kept.Hash)
        {
            return Invariant($"event {sequence} was altered: its text does not give its hash");
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

    private static string? RowProblem(CaseRow row, long last, string hash, IReadOnlyCollection<CaseEvent> events)
    {
        if (row.Sequence > last)
        {
            return Invariant($"the end was cut off: the case had {row.Sequence} events, and {last} are there");
        }

        if (row.Sequence < last)
        {
            return Invariant($"the case's row says {row.Sequence} events, and {last} are there");
        }

        if (row.Hash != hash)
        {
            return Invariant($"the last event is not the one that the case's row names");
        }

        var state = CaseFold.Of(events);
        return row.State != state.State || row.IsEnded != state.IsEnded || row.PolicyHash != state.PolicyHash || row.PolicyId != state.PolicyId || row.Parent != state.Parent
            ? $"the case's row says `{row.State}` under `{row.PolicyId}`, and the events give `{state.State}` under `{state.PolicyId}`"
            : null;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
