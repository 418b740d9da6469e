namespace PolicyEngine.LineEditing;

/// <summary>What was submitted before, the oldest first.</summary>
public sealed class InputHistory
{
    private readonly List<string> entries;
    private readonly HistoryFile? file;

    /// <summary>Remembers in a file and what it holds already, or only for this session.</summary>
    /// <param name="file">The file; <see langword="null"/> for none.</param>
    public InputHistory(HistoryFile? file)
    {
        this.file = file;
        entries = file is null ? [] : [.. file.Read()];
    }

    /// <summary>The texts.</summary>
    public IReadOnlyList<string> Entries => entries;

    /// <summary>Remembers a text, unless it is empty, begins with a space or was the last one.</summary>
    public void Add(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text[0] == ' ' || (entries.Count > 0 && entries[^1] == text))
        {
            return;
        }

        entries.Add(text);
        file?.Append(text);
    }
}
