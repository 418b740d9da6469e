namespace PolicyEngine.Diagnostics.Text;

/// <summary>Words put together as people read them.</summary>
public static class Phrases
{
    /// <summary>A name and what it is: <c>Question? Value</c>, or <c>Title: value</c>.</summary>
    public static string Said(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length == 0 ? Capital(value) : name[^1] is '?' or '.' or '!' ? $"{name} {Capital(value)}" : $"{name}: {value}";
    }

    /// <summary>A text as a sentence.</summary>
    public static string Sentence(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 || text[^1] is '.' or '?' or '!' or '…' ? text : text + ".";
    }

    /// <summary>A text with a capital first.</summary>
    public static string Capital(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 || !char.IsLower(text[0]) ? text : char.ToUpperInvariant(text[0]) + text[1..];
    }
}
