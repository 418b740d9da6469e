using System.Collections.Concurrent;

namespace PolicyEngine.AspNetCore.Journeys;

/// <summary>Drafts in memory, for a day: they never touch a disk, and a restart of the service takes them away, which pages say.</summary>
internal sealed class DraftStore(TimeProvider clock)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, Draft> drafts = new(StringComparer.Ordinal);

    public Draft? Find(string id) => drafts.TryGetValue(id, out var draft) && clock.GetUtcNow() - draft.TouchedAt < Kept ? draft : null;

    /// <summary>Keeps a new draft. Where too many are kept, those that nobody touched for longest go.</summary>
    public Draft Add(Draft draft)
    {
        var kept = draft with { TouchedAt = clock.GetUtcNow() };
        if (drafts.Count >= Most)
        {
            Sweep();
        }

        drafts[kept.Id] = kept;
        return kept;
    }

    /// <summary>Keeps a change of a draft; <see langword="null"/> when somebody else, another window, changed it first.</summary>
    public Draft? Change(Draft before, Draft after)
    {
        var next = after with { Version = before.Version + 1, TouchedAt = clock.GetUtcNow() };
        return drafts.TryUpdate(before.Id, next, before) ? next : null;
    }

    public void Remove(string id) => drafts.TryRemove(id, out _);

    private void Sweep()
    {
        foreach (var old in drafts.Values.OrderBy(draft => draft.TouchedAt).Take(Most / 10))
        {
            drafts.TryRemove(old.Id, out _);
        }
    }
}
