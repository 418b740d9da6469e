namespace PolicyEngine.Binding.Lifecycles;

/// <summary>The words of a lifecycle's names.</summary>
internal static class LifecycleWords
{
    /// <summary>The title that the author gave, or the name as words.</summary>
    public static string Title(string name, string? title)
    {
        var words = name.Replace('_', ' ');
        return title is { Length: > 0 } ? title : words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
