namespace PolicyEngine.Model.Serialization;

/// <summary>The 64-bit FNV-1a sum. It finds accidents, not forgeries, and unlike a cryptographic hash loads no library at start-up.</summary>
internal static class CheckSum
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var sum = Offset;
        foreach (var value in bytes)
        {
            sum = unchecked((sum ^ value) * Prime);
        }

        return sum;
    }
}
