using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>What a session asks of C#: expressions over the facts, definitions and scripts of a policy and the last decision.</summary>
public interface ICodeEvaluator
{
    /// <summary>Loads what the other members need, in the background, so that nobody waits for it at the prompt. Returns at once; a failure shows when it is needed.</summary>
    public void Warm(Policy policy);

    /// <summary>Whether a text is a whole expression.</summary>
    public bool IsComplete(string text);

    /// <summary>Works an expression out and shows its value.</summary>
    public ReplReply Evaluate(string text, Policy policy, Decision decision, CancellationToken cancellation);

    /// <summary>Works an expression out as the canonical text of a fact's value; <see langword="null"/> when it is none, and <paramref name="refused"/> says why.</summary>
    public string? ValueOf(string text, Policy policy, Decision decision, CancellationToken cancellation, out ReplReply.Refused? refused);

    /// <summary>Functions and members that may stand at the caret.</summary>
    public CompletionList Complete(string text, int caret, Policy policy, CancellationToken cancellation);

    /// <summary>The kinds of the stretches of an expression.</summary>
    public IReadOnlyList<TextStretch> Classify(string text, Policy policy);
}
