namespace PolicyEngine.LineEditing;

/// <summary>A terminal to draw on.</summary>
public interface IScreen
{
    /// <summary>Columns, at least 1.</summary>
    public int Width { get; }

    /// <summary>Rows, at least 1.</summary>
    public int Height { get; }

    /// <summary>Whether lines that no longer fit are broken anew when the terminal gets narrower; otherwise they are cut.</summary>
    public bool Reflows { get; }

    /// <summary>Writes text with the sequences of <see cref="Ansi"/>, at once.</summary>
    public void Write(string text);
}
