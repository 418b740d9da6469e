using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Keeping;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions;

/// <content>What was typed, kept and played again.</content>
public sealed partial class ReplSession
{
    private bool isReplaying;

    /// <summary>Where lines are kept; <see langword="null"/> for nowhere.</summary>
    public Recording? Recording { get; set; }

    /// <summary>Does lines one after the other, up to the first that is refused.</summary>
    /// <param name="name">Where they come from.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="cancellation">Gives up between lines.</param>
    public ReplReply Replay(string name, IReadOnlyList<string> lines, CancellationToken cancellation)
    {
        if (isReplaying)
        {
            return Refusals.Of("a replay can't start another", "take the `:replay` out of the file");
        }

        // The lines were not typed as answers to the questions under way.
        (isReplaying, Conversation) = (true, null);
        try
        {
            return PlayAll(name, lines, cancellation);
        }
        finally
        {
            isReplaying = false;
        }
    }

    private ReplReply PlayAll(string name, IReadOnlyList<string> lines, CancellationToken cancellation)
    {
        var shown = new Page();
        var text = "";
        for (var at = 0; at < lines.Count; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            text = text.Length == 0 ? lines[at] : $"{text}\n{lines[at]}";
            if (!IsComplete(text) && at < lines.Count - 1)
            {
                continue;
            }

            shown.Line(new TextRun(Prompt, Tone.Quiet), new TextRun(text));
            switch (this.lines.Submit(text, cancellation))
            {
                case ReplReply.Shown reply:
                    shown.Then(reply.Page);
                    break;
                case ReplReply.Refused refused:
                    return refused with { Before = shown, Message = FormattableString.Invariant($"{name}, line {at + 1}: {refused.Message}"), Start = -1, Length = 0 };
                case ReplReply.Ended:
                    return new ReplReply.Shown(shown);
                case ReplReply.OpenEditor or ReplReply.Quiet:
                    break;
            }

            text = "";
        }

        return new ReplReply.Shown(shown);
    }

    private void Keep(string text, ReplReply reply)
    {
        if (reply is ReplReply.Shown or ReplReply.Quiet && text.Trim() is { Length: > 0 } typed && !typed.StartsWith(":rec", StringComparison.OrdinalIgnoreCase))
        {
            Recording?.Keep(typed);
        }
    }
}
