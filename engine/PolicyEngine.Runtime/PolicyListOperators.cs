namespace PolicyEngine.Runtime;

/// <summary>The operator that <see cref="PolicyList{T}"/> cannot have as a member. Compiled code imports it with <c>using static</c>.</summary>
public static class PolicyListOperators
{
    /// <summary>How many elements meet the condition.</summary>
    public static long Count<T>(this PolicyList<T> list, Func<T, bool> condition)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Where(condition).Count;
    }
}
