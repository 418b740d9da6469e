using PolicyEngine.LineEditing;

namespace PolicyEngine.Tests.LineEditing;

/// <summary>An adviser that knows what a test says.</summary>
internal sealed class ScriptedAdviser : ILineAdviser
{
    public string Prompt { get; set; } = "> ";

    public Func<string, bool> Completes { get; init; } = text => text.Count(c => c == '(') <= text.Count(c => c == ')');

    public Func<string, int, EditorChoices> Offers { get; init; } = (_, _) => EditorChoices.Empty;

    public Func<string, IReadOnlyList<EditorStretch>> Colours { get; init; } = _ => [];

    public bool IsComplete(string text) => Completes(text);

    public EditorChoices Complete(string text, int caret, CancellationToken cancellation) => Offers(text, caret);

    public IReadOnlyList<EditorStretch> Classify(string text) => Colours(text);
}
