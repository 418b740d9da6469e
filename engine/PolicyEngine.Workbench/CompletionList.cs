namespace PolicyEngine.Workbench;

/// <summary>What may stand at the caret.</summary>
/// <param name="Start">Where the stretch that a choice replaces begins.</param>
/// <param name="Length">How long it is; up to the caret or beyond it.</param>
/// <param name="Items">The choices, the likeliest first.</param>
public sealed record CompletionList(int Start, int Length, IReadOnlyList<CompletionItem> Items)
{
    /// <summary>Nothing.</summary>
    public static CompletionList Empty { get; } = new(0, 0, []);
}

/// <summary>One choice.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Kind">What it is, in one word: fact, option, definition, rule, function, command, path, member.</param>
/// <param name="Detail">Beside it in the menu: a fact's question, a rule's reason, a command's summary; may be empty.</param>
public sealed record CompletionItem(string Text, string Kind, string Detail);
