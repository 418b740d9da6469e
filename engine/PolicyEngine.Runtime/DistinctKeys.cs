namespace PolicyEngine.Runtime;

/// <summary>Counts different keys without trusting their hashes: whoever chooses the keys of a list can choose them all with one hash.</summary>
internal static class DistinctKeys
{
    private const int CharactersAStep = 64;
    private const int ComparisonsAStep = 64;

    /// <summary>How many different keys there are. The keys may be put into another order.</summary>
    public static long Count<TKey>(TKey[] keys)
    {
        if (keys is string[] texts)
        {
            StepBudget.Step(texts.Sum(text => (long)text.Length) / CharactersAStep * (1 + Rounds(keys.Length)));
            return InOrder(texts, StringComparer.Ordinal);
        }

        return typeof(IComparable<TKey>).IsAssignableFrom(typeof(TKey)) || typeof(TKey).IsEnum ? InOrder(keys, Comparer<TKey>.Default) : ByHash(keys);
    }

    private static long InOrder<TKey>(TKey[] keys, IComparer<TKey> comparer)
    {
        StepBudget.Step(keys.Length * Rounds(keys.Length) / ComparisonsAStep);
        Array.Sort(keys, comparer);
        var count = Math.Min(1, keys.Length);
        for (var i = 1; i < keys.Length; i++)
        {
            count += comparer.Compare(keys[i - 1], keys[i]) == 0 ? 0 : 1;
        }

        return count;
    }

    // Records have no order: each comparison of two takes a step, so that keys of one hash pay for what they cost.
    private static long ByHash<TKey>(TKey[] keys) => new HashSet<TKey>(keys, new MeteredComparer<TKey>()).Count;

    private static long Rounds(int count) => long.Log2(Math.Max(1, count));

    private sealed class MeteredComparer<TKey> : IEqualityComparer<TKey>
    {
        public bool Equals(TKey? x, TKey? y)
        {
            StepBudget.Step();
            return EqualityComparer<TKey>.Default.Equals(x, y);
        }

        public int GetHashCode(TKey key) => EqualityComparer<TKey>.Default.GetHashCode(key!);
    }
}
