using PolicyEngine.LineEditing;
using PolicyEngine.Repl.Views;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Repl.Loops;

/// <summary>A session with a person at a terminal.</summary>
internal sealed class InteractiveLoop(IReplEvaluator evaluator, Submission submission, CommandContext context, ITerminal terminal, InputHistory history)
{
    /// <summary>Reads, has done and shows, until the person ends it.</summary>
    /// <returns><see cref="ExitCodes.Done"/>.</returns>
    public int Run()
    {
        using var editor = new LineEditor(new EvaluatorAdviser(evaluator), terminal.Events, terminal.Background, new EditorView(terminal.Screen, new EditorColours(context.ColourOut)), history);
        using var interrupts = context.Interrupts.Take(submission.Interrupt);
        evaluator.Noticed += Post;
        try
        {
            while (true)
            {
                terminal.Edit();
                var result = editor.Read();
                terminal.Evaluate();
                if (result is EditorResult.Ended || (result is EditorResult.Submitted submitted && Do(submitted.Text) is ReplReply.Ended))
                {
                    return ExitCodes.Done;
                }
            }
        }
        finally
        {
            evaluator.Noticed -= Post;
            terminal.Lend();
        }
    }

    private ReplReply Do(string text)
    {
        history.Add(text);
        var reply = submission.Run(text, context.Cancellation);
        switch (reply)
        {
            case ReplReply.Shown shown:
                context.Out.WriteLine(PageText.Of(shown.Page, context));
                break;
            case ReplReply.Refused refused:
                RefusalText.Write(refused, text, line: null, context);
                break;
            case ReplReply.OpenEditor open:
                terminal.Lend();
                ExternalEditor.Open(context, open.Path, open.Line);
                break;
            case ReplReply.Quiet or ReplReply.Ended or _:
                break;
        }

        context.Out.Flush();
        return reply;
    }

    private void Post(object? sender, ReplNotice notice) => terminal.Events.Post(new EditorEvent.Noticed(PageText.Of(notice.Page, context)));
}
