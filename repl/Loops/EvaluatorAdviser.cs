using PolicyEngine.LineEditing;
using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Repl.Loops;

/// <summary>Tells the line editor what the evaluator knows of a text, in the editor's own words.</summary>
internal sealed class EvaluatorAdviser(IReplEvaluator evaluator) : ILineAdviser
{
    /// <inheritdoc/>
    public string Prompt => evaluator.Prompt;

    /// <inheritdoc/>
    public bool IsComplete(string text) => evaluator.IsComplete(text);

    /// <inheritdoc/>
    public EditorChoices Complete(string text, int caret, CancellationToken cancellation)
    {
        var list = evaluator.Complete(text, caret, cancellation);
        return new EditorChoices(list.Start, list.Length, [.. list.Items.Select(item => new EditorChoice(item.Text, item.Kind, item.Detail))]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<EditorStretch> Classify(string text) =>
        [.. evaluator.Classify(text).Select(stretch => new EditorStretch(stretch.Start, stretch.Length, KindOf(stretch.Kind)))];

    private static EditorStretchKind KindOf(StretchKind kind) => kind switch
    {
        StretchKind.Command => EditorStretchKind.Command,
        StretchKind.Name => EditorStretchKind.Name,
        StretchKind.Member => EditorStretchKind.Member,
        StretchKind.Value => EditorStretchKind.Value,
        StretchKind.Text => EditorStretchKind.Text,
        StretchKind.Keyword => EditorStretchKind.Keyword,
        StretchKind.Comment => EditorStretchKind.Comment,
        StretchKind.Error or _ => EditorStretchKind.Error,
    };
}
