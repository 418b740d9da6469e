
namespace PolicyEngine.LineEditing;

/// <summary>The colours of what is being written. They only repeat what the words say.</summary>
/// <param name="IsOn">Whether there are any.</param>
public readonly record struct EditorColours(bool IsOn)
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
    public string Of(EditorStretchKind kind) => On(kind switch
    {
        EditorStretchKind.Command => "1;35",
        EditorStretchKind.Name => "36",
        EditorStretchKind.Member => "33",
        EditorStretchKind.Value => "32",
        EditorStretchKind.Text => "32",
        EditorStretchKind.Keyword => "34",
        EditorStretchKind.Comment => "2",
        EditorStretchKind.Error => "4;31",
        _ => "",
    });

    private string On(string numbers) => IsOn ? numbers : "";
}
