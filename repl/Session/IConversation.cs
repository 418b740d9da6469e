using PolicyEngine.Workbench;

namespace PolicyEngine.Repl.Session;

/// <summary>Questions that a session asks one after the other. While one is under way, a line without a colon is an answer.</summary>
internal interface IConversation
{
    /// <summary>The words before the caret.</summary>
    public string Prompt { get; }

    /// <summary>The question as it stands.</summary>
    public string Ask();

    /// <summary>Takes an answer.</summary>
    public ReplReply Answer(string text, CancellationToken cancellation);

    /// <summary>What may be answered.</summary>
    public IEnumerable<CompletionItem> Answers { get; }
}
