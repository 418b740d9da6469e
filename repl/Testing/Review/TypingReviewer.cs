namespace PolicyEngine.Repl.Testing.Review;

/// <summary>A reviewer who types a word and Enter: for screen readers, and where single keys cannot be read.</summary>
internal sealed class TypingReviewer(CommandContext context) : IReviewer
{
    private const string Searching = "search ";

    /// <inheritdoc/>
    public string Prompt => "accept, reject, skip (or with `group`), diff, back, search TEXT, help, quit:";

    /// <inheritdoc/>
    public ReviewAction Next(out string rest)
    {
        rest = "";
        if (context.In.ReadLine() is not { } line)
        {
            return ReviewAction.Quit;
        }

        line = string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.StartsWith(Searching, StringComparison.OrdinalIgnoreCase))
        {
            rest = line[Searching.Length..];
            return ReviewAction.Search;
        }

        return ReviewCommands.OfWords(line);
    }

    /// <inheritdoc/>
    public string? Ask(string question)
    {
        context.Out.Write(question);
        context.Out.Flush();
        return context.In.ReadLine()?.Trim();
    }
}
