namespace PolicyEngine.LineEditing;

/// <summary>The real terminal.</summary>
/// <param name="output">Where it is written to.</param>
/// <param name="reflows">Whether it breaks lines anew when it gets narrower.</param>
public sealed class TerminalScreen(TextWriter output, bool reflows) : IScreen
{
    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    /// <inheritdoc/>
    public int Width => Size(() => Console.WindowWidth, UsualWidth);

    /// <inheritdoc/>
    public int Height => Size(() => Console.WindowHeight, UsualHeight);

    /// <inheritdoc/>
    public bool Reflows => reflows;

    /// <inheritdoc/>
    public void Write(string text)
    {
        output.Write(text);
        output.Flush();
    }

    // Some terminals do not know their size.
    private static int Size(Func<int> ask, int usual)
    {
        try
        {
            return ask() is > 0 and var size ? size : usual;
        }
        catch (IOException)
        {
            return usual;
        }
    }
}
