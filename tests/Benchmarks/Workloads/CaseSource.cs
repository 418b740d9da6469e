namespace PolicyEngine.Benchmarks.Workloads;

/// <summary>Numbers that look random and are the same on every machine and in every run.</summary>
internal sealed class CaseSource(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Next(int low, int high)
    {
        state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
        return low + (int)((state >> 33) % (ulong)(high - low + 1));
    }

    /// <summary>Yes in <paramref name="percent"/> of a hundred cases.</summary>
    public bool Chance(int percent) => Next(0, 99) < percent;
}
