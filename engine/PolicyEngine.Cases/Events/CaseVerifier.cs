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
        var report = CaseChain.Verify(stored, protection);
        if (!report.IsIntact)
        {
            return report;
        }

        CaseEvent[] events = [.. stored.Events.Select(kept => EventReader.Read(kept.Body, protection))];
        if (KeyProblem(events, await store.ListKeysAsync(caseId, cancellation).ConfigureAwait(false)) is { } listed)
        {
            return report with { BrokenAt = Math.Max(1, stored.Row.Sequence), Problem = listed };
        }

        var sent = events.SelectMany(happened => happened.Messages.Select(key => (happened.Sequence, key))).ToHashSet();
        foreach (var message in await store.ReadMessagesAsync(caseId, cancellation).ConfigureAwait(false))
        {
            if (message.Sequence > stored.Row.Sequence)
            {
                var problem = FormattableString.Invariant($"the end was cut off: there is a message of event {message.Sequence}, and {stored.Row.Sequence} events are there");
                return report with { BrokenAt = Math.Max(1, stored.Row.Sequence), Problem = problem };
            }

            if (!sent.Remove((message.Sequence, message.Key)))
            {
                var problem = FormattableString.Invariant($"there is a message `{message.Key}`, number {message.Number}, that event {message.Sequence} does not send");
                return report with { BrokenAt = Math.Max(1, message.Sequence), Problem = problem };
            }
        }

        return report with { MissingParts = await MissingPartsAsync(events, cancellation).ConfigureAwait(false) };
    }

    public async Task<long?> FindHashAsync(string caseId, string hash, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return (await store.ReadAsync(caseId, 0, cancellation).ConfigureAwait(false))?.Events.FirstOrDefault(kept => string.Equals(kept.Hash, hash, StringComparison.OrdinalIgnoreCase))?.Sequence;
    }

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
