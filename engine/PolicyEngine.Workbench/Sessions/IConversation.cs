using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>Questions that a session asks one after the other. While one is under way, a line without a colon is an answer.</summary>
public interface IConversation
{
    /// <summary>The words before the caret.</summary>
    public string Prompt { get; }

    /// <summary>The question as it stands.</summary>
    public Page Ask();

    /// <summary>Takes an answer.</summary>
    public ReplReply Answer(string text, CancellationToken cancellation);

    /// <summary>What may be answered.</summary>
    public IEnumerable<CompletionItem> Answers { get; }
}
