using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Commands;

/// <summary><c>:ask</c>: the questions, one after the other.</summary>
public sealed class AskCommand() : SessionCommand("ask", "ask", "go through the questions that can still change the answer")
{
    /// <inheritdoc/>
    public override CommandGroup Group => CommandGroup.Case;

    /// <inheritdoc/>
    public override string Help =>
        "A question is asked only while its answer can still make a difference. Answer it, or say `?` or `I don't know`; `help` says more about the question, `back` returns to the one before, and `stop` leaves. After the last question the decision is shown.";

    /// <inheritdoc/>
    public override ReplReply Run(ReplSession session, string argument, CancellationToken cancellation)
    {
        var interview = new Interview(session);
        session.Conversation = interview;
        var first = interview.Ask();
        return new ReplReply.Shown(session.Conversation is null ? Page.Of("no question is left").Apart(first) : first);
    }
}
