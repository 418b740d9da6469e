namespace PolicyEngine.Testing.Drafting;

/// <summary>Takes one from each of several sources, again and again, so that no source uses up all tries.</summary>
internal static class Interleaved
{
    /// <summary>The elements of all sources in turn.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<IEnumerable<T>> sources)
    {
        var open = sources.Select(source => source.GetEnumerator()).ToList();
        while (open.Count > 0)
        {
            foreach (var source in open.ToList())
            {
                if (source.MoveNext())
                {
                    yield return source.Current;
                }
                else
                {
                    source.Dispose();
                    open.Remove(source);
                }
            }
        }
    }
}
