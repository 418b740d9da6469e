using PolicyEngine.Repl.Views;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Repl.Loops;

/// <summary>A session over input that nobody types: no prompts, no colours of its own, and it stops at the first line that is refused.</summary>
internal sealed class PipedLoop(IReplEvaluator evaluator, Submission submission, CommandContext context, bool keepsGoing)
{
    /// <summary>Does every text of the input.</summary>
    /// <returns><see cref="ExitCodes.Done"/>, or what the first refused line exits with.</returns>
    public int Run()
    {
        evaluator.Noticed += Tell;
        try
        {
            return Lines();
        }
        catch (IOException)
        {
            // Nobody reads any more, which is no fault of the session.
            return ExitCodes.Done;
        }
        finally
        {
            evaluator.Noticed -= Tell;
        }
    }

    private int Lines()
    {
        var exitCode = ExitCodes.Done;
        var texts = new InputTexts(context.In, evaluator.IsComplete);
        while (texts.Next() is { } text)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            var reply = Reply(submission.Run(text, context.Cancellation));
            context.Out.Flush();
            switch (reply)
            {
                case ReplReply.Shown shown:
                    context.Out.WriteLine(PageText.Of(shown.Page, context));
                    context.Out.Flush();
                    break;
                case ReplReply.Refused refused:
                    RefusalText.Write(refused, text, texts.Line, context);
                    exitCode = exitCode == ExitCodes.Done ? ExitCodes.Of(refused.Cause) : exitCode;
                    break;
                case ReplReply.Ended:
                    return exitCode;
                case ReplReply.Quiet or _:
                    break;
            }

            if (exitCode != ExitCodes.Done && !keepsGoing)
            {
                return exitCode;
            }
        }

        return exitCode;
    }

    private static ReplReply Reply(ReplReply reply) =>
        reply is ReplReply.OpenEditor open ? new ReplReply.Refused("an editor opens only on a terminal", $"the text is in `{open.Path}`, line {open.Line}") : reply;

    private void Tell(object? sender, ReplNotice notice) => context.Error.WriteLine(PageText.Of(notice.Page, context));
}
