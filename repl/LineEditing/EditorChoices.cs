namespace PolicyEngine.LineEditing;

/// <summary>What may stand at the caret.</summary>
/// <param name="Start">Where the stretch that a choice replaces begins.</param>
/// <param name="Length">How long it is; up to the caret or beyond it.</param>
/// <param name="Items">The choices, the likeliest first.</param>
public sealed record EditorChoices(int Start, int Length, IReadOnlyList<EditorChoice> Items)
{
    /// <summary>Nothing.</summary>
    public static EditorChoices Empty { get; } = new(0, 0, []);
}

/// <summary>One choice.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Kind">What it is, in one word. A list of nothing but choices of the kind <c>option</c> opens by itself.</param>
/// <param name="Detail">Beside it in the menu; may be empty.</param>
public sealed record EditorChoice(string Text, string Kind, string Detail);
