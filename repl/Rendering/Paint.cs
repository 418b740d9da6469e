namespace PolicyEngine.Repl.Rendering;

/// <summary>Colours for a terminal. Colour only repeats what the words say, and is left out wherever it was not asked for.</summary>
/// <param name="IsOn">Whether to colour.</param>
internal readonly record struct Paint(bool IsOn)
{
    /// <summary>Where ids of messages lead to; <see langword="null"/> for nowhere.</summary>
    public HelpLinks? Links { get; init; }

    /// <summary>The id of a message, as a link to its page where the terminal can.</summary>
    public string Message(string id) => IsOn && Links?.AddressOf(id) is { } address ? $"\u001b]8;;{address}\u001b\\{Id(id)}\u001b]8;;\u001b\\" : Id(id);

    /// <summary>A heading.</summary>
    public string Heading(string text) => Wrap(text, "1");

    /// <summary>An id or name that stands out.</summary>
    public string Id(string text) => Wrap(text, "36");

    /// <summary>Something good.</summary>
    public string Good(string text) => Wrap(text, "32");

    /// <summary>An error.</summary>
    public string Error(string text) => Wrap(text, "1;31");

    /// <summary>A warning.</summary>
    public string Warning(string text) => Wrap(text, "1;33");

    /// <summary>A hint, or help.</summary>
    public string Help(string text) => Wrap(text, "36");

    /// <summary>What matters less.</summary>
    public string Quiet(string text) => Wrap(text, "2");

    private string Wrap(string text, string code) => IsOn && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
