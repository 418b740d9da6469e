using System.Security.Cryptography;
using System.Text.Json;
using PolicyEngine.Cases.Events;
using PolicyEngine.Cases.Firing;
using PolicyEngine.Cases.Storing;

namespace PolicyEngine.AspNetCore.Cases;

/// <summary>A letter of a case.</summary>
/// <param name="To">The role that it goes to.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">When it went out, or is to go out.</param>
/// <param name="Status">How far it is: <c>waiting</c>, <c>delivered</c>, <c>given_up</c>.</param>
internal sealed record CaseLetter(string To, string Subject, string Text, DateTimeOffset At, string Status);

/// <summary>The letters of a case, opened with its key.</summary>
internal static class CaseLetters
{
    /// <summary>The letters, in order.</summary>
    /// <param name="store">The store.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="to">Only those to these roles; <see langword="null"/> for all.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<IReadOnlyList<CaseLetter>> ReadAsync(ICaseStore store, string caseId, IReadOnlyCollection<string>? to, CancellationToken cancellation)
    {
        var protection = new CaseProtection(await store.GetOrCreateKeyAsync(caseId, cancellation).ConfigureAwait(false));
        var letters = new List<CaseLetter>();
        foreach (var message in (await store.ReadMessagesAsync(caseId, cancellation).ConfigureAwait(false)).Where(message => message.Kind == "notification"))
        {
            if (Open(message, protection) is { } letter && (to is null || to.Contains(letter.To)))
            {
                letters.Add(letter);
            }
        }

        return letters;
    }

    private static CaseLetter? Open(OutboxMessage message, CaseProtection protection)
    {
        try
        {
            return CaseMessage.Open(message.Body, message.Key, protection) is { } opened
                ? new CaseLetter(opened.To, opened.Subject, opened.Text, message.DeliveredAt ?? message.DueAt, StatusOf(message))
                : null;
        }
        catch (Exception damaged) when (damaged is CryptographicException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CaseStoreException(CaseStoreFault.Damaged, $"a letter of the case `{message.CaseId}` is damaged", damaged);
        }
    }

    private static string StatusOf(OutboxMessage message)
    {
        if (message.IsDead)
        {
            return "given_up";
        }

        return message.DeliveredAt is null ? "waiting" : "delivered";
    }
}
