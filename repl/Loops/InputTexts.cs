namespace PolicyEngine.Repl.Loops;

/// <summary>Whole texts from lines: one line, or as many as one text needs. A line that nothing completes is a text of its own, so that the lines after it are done all the same.</summary>
/// <param name="lines">The lines.</param>
/// <param name="isComplete">Whether a text is whole.</param>
internal sealed class InputTexts(TextReader lines, Func<string, bool> isComplete)
{
    // Nobody types more by hand, and a bracket that is never closed should not be looked for in a whole file.
    private const int MostLines = 100;

    private readonly Queue<string> ahead = new();
    private int given;

    /// <summary>The line on which the last text began, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The next text; <see langword="null"/> at the end. A text that is cut short is given as it is, and refused for what it lacks.</summary>
    public string? Next()
    {
        Line = given + 1;
        if (!HasLine(0))
        {
            return null;
        }

        var text = ahead.Peek();
        var count = 1;
        while (!isComplete(text))
        {
            if (count == MostLines || !HasLine(count) || IsCommand(ahead.ElementAt(count)))
            {
                return Take(1);
            }

            text = $"{text}\n{ahead.ElementAt(count)}";
            count++;
        }

        return Take(count);
    }

    private static bool IsCommand(string line) => line.TrimStart().StartsWith(':');

    private bool HasLine(int place)
    {
        while (ahead.Count <= place && lines.ReadLine() is { } line)
        {
            ahead.Enqueue(line);
        }

        return ahead.Count > place;
    }

    private string Take(int count)
    {
        given += count;
        return string.Join('\n', Enumerable.Range(0, count).Select(_ => ahead.Dequeue()));
    }
}
