using PolicyEngine.Repl.Session;

namespace PolicyEngine.Repl.Editing;

/// <summary>The colours of what is being written. They only repeat what the words say.</summary>
/// <param name="IsOn">Whether there are any.</param>
internal readonly record struct EditorColours(bool IsOn)
{
    /// <summary>The words before the caret.</summary>
    public string Prompt => On("1;34");

    /// <summary>The mark before a further line.</summary>
    public string Continuation => On("2");

    /// <summary>The choice that Enter takes; a mark says it too.</summary>
    public string Chosen => On("1");

    /// <summary>What matters less.</summary>
    public string Quiet => On("2");

    /// <summary>The colour of a kind.</summary>
    public string Of(StretchKind kind) => On(kind switch
    {
        StretchKind.Command => "1;35",
        StretchKind.Name => "36",
        StretchKind.Member => "33",
        StretchKind.Value => "32",
        StretchKind.Text => "32",
        StretchKind.Keyword => "34",
        StretchKind.Comment => "2",
        StretchKind.Error => "4;31",
        _ => "",
    });

    private string On(string numbers) => IsOn ? numbers : "";
}
