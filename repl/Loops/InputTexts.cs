namespace PolicyEngine.Repl.Loops;

/// <summary>Whole texts from lines: one line, or as many as one text needs.</summary>
/// <param name="lines">The lines.</param>
/// <param name="isComplete">Whether a text is whole.</param>
internal sealed class InputTexts(TextReader lines, Func<string, bool> isComplete)
{
    private int read;

    /// <summary>The line on which the last text began, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The next text; <see langword="null"/> at the end. A text that the end cuts short is given as it is, and refused for what it lacks.</summary>
    public string? Next()
    {
        var text = lines.ReadLine();
        Line = read + 1;
        while (text is not null)
        {
            read++;
            if (isComplete(text) || lines.ReadLine() is not { } more)
            {
                return text;
            }

            text = $"{text}\n{more}";
        }

        return null;
    }
}
