namespace PolicyEngine.Repl.Session;

/// <summary>Something that happened outside a line.</summary>
/// <param name="text">Whole lines, painted where colours are allowed, without a last line break.</param>
internal sealed class ReplNotice(string text) : EventArgs
{
    /// <summary>Whole lines, painted where colours are allowed, without a last line break.</summary>
    public string Text { get; } = text;
}
