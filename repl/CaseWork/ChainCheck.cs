using PolicyEngine.Cases.Events;

namespace PolicyEngine.Repl.CaseWork;

/// <summary>Checks the cases of a store, and holds them against what was noted elsewhere.</summary>
/// <param name="context">The world.</param>
/// <param name="desk">The store.</param>
/// <param name="anchors">What was anchored.</param>
internal sealed class ChainCheck(CommandContext context, CaseDesk desk, IReadOnlyList<Anchor> anchors)
{
    private readonly ILookup<string, Anchor> anchored = anchors.ToLookup(anchor => anchor.Case, StringComparer.Ordinal);
    private readonly List<Anchor> fresh = [];

    /// <summary>The latest hashes of the cases that hold and that are not anchored yet.</summary>
    public IReadOnlyCollection<Anchor> Fresh => fresh;

    /// <summary>The cases that are anchored, in the order of their ids.</summary>
    public IEnumerable<string> Anchored => anchored.Select(cases => cases.Key).Order(StringComparer.Ordinal);

    /// <summary>Checks one case; <see langword="null"/> when there is none and none was anchored.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="noted">A hash that was noted elsewhere; <see langword="null"/> for none.</param>
    public async Task<ChainReport?> CheckAsync(string caseId, string? noted)
    {
        if (await desk.Service.VerifyAsync(caseId, context.Cancellation).ConfigureAwait(false) is not { } report)
        {
            return anchored[caseId].OrderBy(anchor => anchor.Sequence).LastOrDefault() is { } last ? Gone(last) : null;
        }

        if (report.IsIntact && noted is not null && await desk.Service.FindHashAsync(caseId, noted, context.Cancellation).ConfigureAwait(false) is null)
        {
            report = report with { BrokenAt = Math.Max(1, report.Events), Problem = "no event has the hash that was noted: its end was cut off, or all was written anew" };
        }

        if (report.IsIntact && desk.Store.ChainKey is not null && !report.IsKeyed)
        {
            report = report with { BrokenAt = Math.Max(1, report.Events), Problem = "its last event is not hashed under the master key: it was written without the key, or the chain was made anew by somebody who does not have it" };
        }

        if (report.IsIntact && anchored.Contains(caseId) && await desk.Store.ReadAsync(caseId, 0, context.Cancellation).ConfigureAwait(false) is { } stored
            && anchored[caseId].FirstOrDefault(anchor => stored.Events.ElementAtOrDefault((int)Math.Min(anchor.Sequence - 1, int.MaxValue))?.Hash != anchor.Hash) is { } lost)
        {
            report = report with
            {
                BrokenAt = Math.Clamp(lost.Sequence, 1, Math.Max(1, report.Events)),
                Problem = FormattableString.Invariant($"event {lost.Sequence} does not have the hash that was anchored on {InstantText.Of(context, lost.At)}: its end was cut off, or all was written anew"),
            };
        }

        if (report.IsIntact && anchored[caseId].All(anchor => anchor.Hash != report.Hash))
        {
            fresh.Add(new Anchor(caseId, report.Events, report.Hash, desk.Clock.GetUtcNow()).Under(desk.Store.ChainKey));
        }

        return report;
    }

    private ChainReport Gone(Anchor last) =>
        new(last.Case, 0, 1, FormattableString.Invariant($"it is gone: its event {last.Sequence} was anchored on {InstantText.Of(context, last.At)}, and the store has no such case"), "");
}
