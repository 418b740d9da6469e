namespace PolicyEngine.Testing.Expecting;

/// <summary>Values as they are written into YAML that people wrote.</summary>
internal static class YamlWriting
{
    /// <summary>A text in double quotation marks.</summary>
    public static string Quoted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
    }

    /// <summary>A text in the marks that another was written in; as it is where that had none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="before">The other, as written.</param>
    public static string As(string text, string before)
    {
        ArgumentNullException.ThrowIfNull(text);
        return before switch
        {
            ['"', ..] => Quoted(text),
            ['\'', ..] => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
            _ => text,
        };
    }
}
