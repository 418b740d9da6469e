namespace PolicyEngine.LineEditing;

/// <summary>Knows the language of the texts that a person writes. Calls never overlap, but <see cref="Complete"/> and <see cref="Classify"/> come from another thread than the keys.</summary>
public interface ILineAdviser
{
    /// <summary>The words before the caret; they may change between two texts.</summary>
    public string Prompt { get; }

    /// <summary>Whether a text is whole, so that Enter submits it; otherwise Enter starts a new line.</summary>
    public bool IsComplete(string text);

    /// <summary>What may stand at the caret.</summary>
    /// <param name="text">The text as it stands.</param>
    /// <param name="caret">The caret's place in it, 0 to the text's length, in UTF-16 units.</param>
    /// <param name="cancellation">Gives up; the list is then empty.</param>
    public EditorChoices Complete(string text, int caret, CancellationToken cancellation);

    /// <summary>The kinds of the stretches of a text, in order and apart; what is not covered is plain. Asked after every key: nothing that has to be waited for.</summary>
    public IReadOnlyList<EditorStretch> Classify(string text);
}
