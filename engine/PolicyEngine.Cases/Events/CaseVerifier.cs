using System.Collections.Immutable;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.Cases.Events;

/// <summary>Checks a case with all that the store keeps of it.</summary>
internal sealed class CaseVerifier(ICaseStore store, CaseLoader loader)
{
    public async Task<ChainReport?> VerifyAsync(string caseId, CancellationToken cancellation)
    {
        if (await store.ReadAsync(caseId, 0, cancellation).ConfigureAwait(false) is not { } stored)
        {
            return null;
        }

        var protection = await loader.ProtectionAsync(caseId, cancellation).ConfigureAwait(false);
        var report = CaseChain.Verify(stored, protection, store.ChainKey);
        if (!report.IsIntact)
        {
            return report;
        }

        CaseEvent[] events = [.. stored.Events.Select(kept => EventReader.Read(kept.Body, protection))];
        if (KeyProblem(events, await store.ListKeysAsync(caseId, cancellation).ConfigureAwait(false)) is { } listed)
        {
            return report with { BrokenAt = Math.Max(1, stored.Row.Sequence), Problem = listed };
        }

        if (MessageProblem(events, await store.ReadMessagesAsync(caseId, cancellation).ConfigureAwait(false)) is { } altered)
        {
            return report with { BrokenAt = Math.Clamp(altered.Sequence, 1, stored.Row.Sequence), Problem = altered.Problem };
        }

        foreach (var pinned in events.DistinctBy(happened => happened.PolicyHash))
        {
            var text = await store.FindPolicyAsync(pinned.PolicyHash, cancellation).ConfigureAwait(false);
            if (text is null)
            {
                report = report with { MissingTexts = report.MissingTexts.Add($"{pinned.PolicyId} {pinned.PolicyVersion}") };
            }
            else if (!text.IsWhole || text.PolicyId != pinned.PolicyId || (text.Version.Length > 0 && text.Version != pinned.PolicyVersion))
            {
                return report with { BrokenAt = pinned.Sequence, Problem = FormattableString.Invariant($"the policy text that is kept for the version `{pinned.PolicyVersion}` of `{pinned.PolicyId}` is not the one that event {pinned.Sequence} names: it was altered") };
            }
        }

        return report with { MissingParts = await MissingPartsAsync(events, cancellation).ConfigureAwait(false) };
    }

    public async Task<long?> FindHashAsync(string caseId, string hash, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return (await store.ReadAsync(caseId, 0, cancellation).ConfigureAwait(false))?.Events.FirstOrDefault(kept => string.Equals(kept.Hash, hash, StringComparison.OrdinalIgnoreCase))?.Sequence;
    }

    /// <summary>What is wrong with the messages of a case; <see langword="null"/> when each is the one that its event sent, and none is gone. Of events without digests only strange messages are found.</summary>
    public static (long Sequence, string Problem)? MessageProblem(CaseEvent[] events, IEnumerable<OutboxMessage> messages)
    {
        var sent = events.SelectMany(happened => happened.Messages.Select((key, place) => (happened.Sequence, key, Digest: happened.Digests.ElementAtOrDefault(place) ?? "")))
            .DistinctBy(one => (one.Sequence, one.key)).ToDictionary(one => (one.Sequence, one.key), one => one.Digest);
        foreach (var message in messages)
        {
            if (message.Sequence > events.Length)
            {
                return (message.Sequence, FormattableString.Invariant($"the end was cut off: there is a message of event {message.Sequence}, and {events.Length} events are there"));
            }

            if (!sent.Remove((message.Sequence, message.Key), out var digest))
            {
                return (message.Sequence, FormattableString.Invariant($"there is a message `{message.Key}`{NumberOf(message)} that event {message.Sequence} does not send"));
            }

            if (digest.Length > 0 && digest != message.Digest)
            {
                return (message.Sequence, FormattableString.Invariant($"the message `{message.Key}`{NumberOf(message)} was altered: event {message.Sequence} sent another"));
            }
        }

        var gone = sent.Where(one => one.Value.Length > 0).Select(one => one.Key).Order().Cast<(long Sequence, string Key)?>().FirstOrDefault();
        return gone is { } missing ? (missing.Sequence, FormattableString.Invariant($"the message `{missing.Key}` that event {missing.Sequence} sent was deleted")) : null;
    }

    private static string NumberOf(OutboxMessage message) => message.Number > 0 ? FormattableString.Invariant($", number {message.Number},") : "";

    private static string? KeyProblem(CaseEvent[] events, IReadOnlyList<StoredKey>? listed)
    {
        if (listed is null)
        {
            return null;
        }

        StoredKey[] given = [.. events.Where(happened => happened.Key.Length > 0).Select(happened => new StoredKey(happened.Key, happened.Sequence))];
        return given.Except(listed).FirstOrDefault() is { } gone ? FormattableString.Invariant($"the key `{gone.Key}` of event {gone.Sequence} is missing from the list of keys")
            : listed.Except(given).FirstOrDefault() is { } strange ? FormattableString.Invariant($"the list of keys says that event {strange.Sequence} was written under the key `{strange.Key}`, and the event does not say so")
            : null;
    }

    private async Task<ImmutableArray<string>> MissingPartsAsync(CaseEvent[] events, CancellationToken cancellation)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var part in CaseFold.Of(events).Parts)
        {
            if (await store.ReadAsync(part.CaseId, long.MaxValue, cancellation).ConfigureAwait(false) is null)
            {
                missing.Add(part.CaseId);
            }
        }

        return missing.ToImmutable();
    }
}
