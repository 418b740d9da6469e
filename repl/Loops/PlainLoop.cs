using PolicyEngine.Repl.Views;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Repl.Loops;

/// <summary>A session for screen readers and simple terminals: lines as the terminal reads them, nothing drawn twice. A line that ends with a tab asks for choices.</summary>
internal sealed class PlainLoop(IReplEvaluator evaluator, Submission submission, CommandContext context)
{
    private const string Continuation = "more: ";
    private readonly Lock gate = new();
    private string asked = "";

    /// <summary>Reads, has done and shows, until the person ends it.</summary>
    /// <returns><see cref="ExitCodes.Done"/>.</returns>
    public int Run()
    {
        using var interrupts = context.Interrupts.Take(Interrupt);
        evaluator.Noticed += Tell;
        try
        {
            while (Text() is { } text && Do(text) is not ReplReply.Ended)
            {
            }

            return ExitCodes.Done;
        }
        finally
        {
            evaluator.Noticed -= Tell;
        }
    }

    // The text so far is said again in the prompt, since a terminal cannot give it back to be changed.
    private string? Text()
    {
        var text = "";
        Func<string> prompt = () => evaluator.Prompt + text;
        while (Ask(prompt()) is { } line)
        {
            if (line.EndsWith('\t'))
            {
                text = Choose(text + line.TrimEnd('\t'));
                continue;
            }

            text += line;
            if (evaluator.IsComplete(text) || line.Length == 0)
            {
                return text;
            }

            text += "\n";
            prompt = () => Continuation + text[(text.LastIndexOf('\n') + 1)..];
        }

        context.Out.WriteLine();
        return null;
    }

    private string Choose(string text)
    {
        var list = evaluator.Complete(text, text.Length, context.Cancellation);
        if (list.Items.Count == 0)
        {
            context.Out.WriteLine("nothing fits here");
            return text;
        }

        for (var number = 1; number <= list.Items.Count; number++)
        {
            var item = list.Items[number - 1];
            context.Out.WriteLine($"{number}. {item.Text}, {item.Kind}{(item.Detail.Length > 0 ? ": " : "")}{item.Detail}");
        }

        var answer = list.Items.Count == 1 ? "1" : Ask($"number, 1 to {list.Items.Count}, or Enter for none: ");
        return int.TryParse(answer, out var chosen) && chosen >= 1 && chosen <= list.Items.Count
            ? string.Concat(text.AsSpan(0, list.Start), list.Items[chosen - 1].Text, text.AsSpan(Math.Min(text.Length, list.Start + list.Length)))
            : text;
    }

    private string? Ask(string prompt)
    {
        lock (gate)
        {
            asked = prompt;
            context.Out.Write(prompt);
            context.Out.Flush();
        }

        var line = context.In.ReadLine();
        lock (gate)
        {
            asked = "";
        }

        return line;
    }

    private ReplReply Do(string text)
    {
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
                ExternalEditor.Open(context, open.Path, open.Line);
                break;
            case ReplReply.Quiet or ReplReply.Ended or _:
                break;
        }

        context.Out.Flush();
        return reply;
    }

    // The terminal has shown the keys on the line, and has forgotten it.
    private void Interrupt()
    {
        submission.Interrupt();
        Say("\n");
    }

    private void Tell(object? sender, ReplNotice notice) => Say((asked.Length > 0 ? "\n" : "") + PageText.Of(notice.Page, context) + "\n");

    private void Say(string text)
    {
        lock (gate)
        {
            context.Out.Write(text + asked);
            context.Out.Flush();
        }
    }
}
