using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Tests.Loops;

/// <summary>An evaluator that does what a test says, and remembers what it was asked.</summary>
internal sealed class ScriptedEvaluator : IReplEvaluator
{
    public event EventHandler<ReplNotice>? Noticed;

    public string Prompt { get; set; } = "> ";

    public Func<string, CancellationToken, ReplReply> Does { get; init; } = (text, _) => text == ":quit" ? new ReplReply.Ended() : new ReplReply.Shown($"did {text}");

    public Func<string, bool> Completes { get; init; } = text => text.Count(c => c == '(') <= text.Count(c => c == ')');

    public Func<string, int, CompletionList> Offers { get; init; } = (_, _) => CompletionList.Empty;

    public Func<string, IReadOnlyList<TextStretch>> Colours { get; init; } = _ => [];

    public List<string> Submitted { get; } = [];

    public bool IsComplete(string text) => Completes(text);

    public ReplReply Submit(string text, CancellationToken cancellation)
    {
        Submitted.Add(text);
        return Does(text, cancellation);
    }

    public CompletionList Complete(string text, int caret, CancellationToken cancellation) => Offers(text, caret);

    public IReadOnlyList<TextStretch> Classify(string text) => Colours(text);

    public void Notice(string text) => Noticed?.Invoke(this, new ReplNotice(Page.Of(text)));
}
