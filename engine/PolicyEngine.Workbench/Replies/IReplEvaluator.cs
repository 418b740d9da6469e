namespace PolicyEngine.Workbench.Replies;

/// <summary>What stands behind a prompt. The interactive loop, the piped loop and a replay are siblings over one evaluator; none of them knows what a line means. Calls never overlap, but <see cref="Complete"/> and <see cref="Classify"/> come from another thread than <see cref="Submit"/>.</summary>
public interface IReplEvaluator
{
    /// <summary>The words before the caret; they change while an interview or a guided session is under way.</summary>
    public string Prompt { get; }

    /// <summary>Whether a text is whole, so that Enter submits it; otherwise Enter starts a new line.</summary>
    public bool IsComplete(string text);

    /// <summary>Does what a text asks for.</summary>
    /// <param name="text">One line, or several of one expression; empty when Enter was pressed alone.</param>
    /// <param name="cancellation">Ends the evaluation, never the session; the reply is then <see cref="ReplReply.Refused"/>.</param>
    public ReplReply Submit(string text, CancellationToken cancellation);

    /// <summary>What may stand at the caret.</summary>
    /// <param name="text">The text as it stands.</param>
    /// <param name="caret">The caret's place in it, 0 to the text's length, in UTF-16 units.</param>
    /// <param name="cancellation">Gives up; the list is then empty.</param>
    public CompletionList Complete(string text, int caret, CancellationToken cancellation);

    /// <summary>The kinds of the stretches of a text, in order and apart; what is not covered is plain. Asked after every key: nothing that has to be waited for.</summary>
    public IReadOnlyList<TextStretch> Classify(string text);

    /// <summary>Something to be shown above the prompt while nothing runs, for example that a file was loaded again. Raised on any thread.</summary>
    public event EventHandler<ReplNotice>? Noticed;
}
