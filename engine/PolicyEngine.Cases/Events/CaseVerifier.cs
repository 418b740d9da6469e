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

        foreach (var message in await store.ReadMessagesAsync(caseId, cancellation).ConfigureAwait(false))
        {
            if (message.Sequence > stored.Row.Sequence)
            {
                var problem = FormattableString.Invariant($"the end was cut off: there is a message of event {message.Sequence}, and {stored.Row.Sequence} events are there");
                return report with { BrokenAt = Math.Max(1, stored.Row.Sequence), Problem = problem };
            }
        }

        return report with { MissingParts = await MissingPartsAsync(stored, protection, cancellation).ConfigureAwait(false) };
    }

    public async Task<long?> FindHashAsync(string caseId, string hash, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return (await store.ReadAsync(caseId, 0, cancellation).ConfigureAwait(false))?.Events.FirstOrDefault(kept => string.Equals(kept.Hash, hash, StringComparison.OrdinalIgnoreCase))?.Sequence;
    }

    private async Task<ImmutableArray<string>> MissingPartsAsync(StoredCase stored, CaseProtection protection, CancellationToken cancellation)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var part in CaseFold.Of(stored.Events.Select(kept => EventReader.Read(kept.Body, protection))).Parts)
        {
            if (await store.ReadAsync(part.CaseId, long.MaxValue, cancellation).ConfigureAwait(false) is null)
            {
                missing.Add(part.CaseId);
            }
        }

        return missing.ToImmutable();
    }
}
