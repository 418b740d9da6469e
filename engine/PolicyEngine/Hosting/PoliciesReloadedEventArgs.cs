namespace PolicyEngine;

/// <summary>What came of a reload.</summary>
/// <param name="result">The result; without a set, the one in use stayed.</param>
public sealed class PoliciesReloadedEventArgs(LoadResult result) : EventArgs
{
    /// <summary>The result; without a set, the one in use stayed.</summary>
    public LoadResult Result { get; } = result;
}
