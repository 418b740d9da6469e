using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Cases.Events;

/// <summary>
/// The state of a long case as it is kept beside its row: all of it, but of decisions and draws only the latest, so that it does not grow with the history. It is protected as a whole under the case's key,
/// bound to the case and to the event whose state it is: what is erased with the key is erased here too, and who does not have the key can't make one.
/// </summary>
internal static class CaseSnapshot
{
    /// <summary>After how many events it is made anew.</summary>
    public const int Interval = 32;

    // Another form of the state takes another number, so that an older snapshot is passed over and not misread.
    private const string Schema = "policyengine/case-snapshot/1";

    private const int MostDecisions = 16;
    private const int MostSamples = 16;

    private static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        Converters = { new OrdinalDictionaryConverter<KnownFact>(), new OrdinalDictionaryConverter<DeadlineState>(), new OrdinalDictionaryConverter<long>(), new OrdinalDictionaryConverter<CaseAct>() },
    };

    public static StoredSnapshot Seal(CaseState state, string hash, CaseProtection protection) =>
        new(state.Sequence, hash, protection.Protect(Write(state), PlaceOf(state.CaseId, state.Sequence, hash)));

    /// <summary>The state that a snapshot gives; <see langword="null"/> when it gives none: it is of another form, was altered, or belongs to something else.</summary>
    public static CaseState? Open(string caseId, StoredSnapshot snapshot, CaseProtection protection)
    {
        try
        {
            return protection.Open(snapshot.Body, PlaceOf(caseId, snapshot.Sequence, snapshot.Hash)) is { } text ? Read(text) : null;
        }
        catch (Exception broken) when (broken is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with a snapshot, held against the events; <see langword="null"/> when it is what they give.</summary>
    public static string? Problem(StoredCase stored, ImmutableArray<CaseEvent> events, CaseProtection protection)
    {
        if (stored.Snapshot is not { } snapshot)
        {
            return null;
        }

        if (snapshot.Sequence < 1 || snapshot.Sequence > events.Length || stored.Events[(int)snapshot.Sequence - 1].Hash != snapshot.Hash)
        {
            return FormattableString.Invariant($"there is a snapshot of event {snapshot.Sequence}, and no such event is there");
        }

        if (Open(stored.Row.CaseId, snapshot, protection) is not { } kept)
        {
            return FormattableString.Invariant($"the snapshot of event {snapshot.Sequence} was altered: the case's key does not open it");
        }

        return Write(kept) == Write(CaseFold.Of(events.Take((int)snapshot.Sequence))) ? null : FormattableString.Invariant($"the snapshot of event {snapshot.Sequence} says something else than the events up to it give");
    }

    internal static string Write(CaseState state) => JsonSerializer.Serialize(new SnapshotText(Schema, Latest(state)), Options);

    internal static CaseState? Read(string text) => JsonSerializer.Deserialize<SnapshotText>(text, Options) is { Schema: Schema } read ? read.State : null;

    private static CaseState Latest(CaseState state) => state with
    {
        Decisions = [.. state.Decisions.TakeLast(MostDecisions)],
        Samples = [.. state.Samples.TakeLast(MostSamples)],
    };

    private static string PlaceOf(string caseId, long sequence, string hash) => FormattableString.Invariant($"{caseId}\n{sequence}\nsnapshot/{hash}");

    private sealed record SnapshotText(string Schema, CaseState State);
}
