using PolicyEngine.Repl.Loops;
using PolicyEngine.Repl.Running;
using PolicyEngine.Tests.Loops;
using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Tests.Terminal;

/// <summary>A session over a scripted evaluator, in a process of its own, for what no real policy does on demand: waiting, breaking, opening an editor.</summary>
internal static class ScriptedProgram
{
    private static int Main(string[] args)
    {
        using var console = new ConsoleHost();
        var context = console.CreateContext(args);
        var evaluator = new ScriptedEvaluator { Does = (text, cancellation) => Do(text, context.Out, cancellation), Offers = Offer };
        return console.End(ReplConsole.Run(evaluator, context, new ReplOptions { IsPlain = args.Contains("--plain") }));
    }

    private static ReplReply Do(string text, TextWriter output, CancellationToken cancellation)
    {
        var words = text.Split(' ');
        switch (words[0])
        {
            case "wait":
                output.WriteLine("waiting");
                output.Flush();
                cancellation.WaitHandle.WaitOne(TimeSpan.FromMinutes(2));
                cancellation.ThrowIfCancellationRequested();
                return new ReplReply.Shown("nobody stopped it");
            case "break":
                throw new InvalidOperationException("inside");
            case "edit":
                return new ReplReply.OpenEditor(words[1], 12);
            case "end":
                return new ReplReply.Ended();
            default:
                return new ReplReply.Shown($"did {text.Replace("\t", "<tab>", StringComparison.Ordinal).Replace("\n", "<line>", StringComparison.Ordinal)}");
        }
    }

    private static CompletionList Offer(string text, int caret)
    {
        var start = text.LastIndexOf(' ', Math.Max(0, caret - 1)) + 1;
        var items = Enumerable.Range(1, 20).Select(number => new CompletionItem($"fact_{number:00}", "fact", $"What is the answer to question {number} of the form?"));
        return new CompletionList(start, caret - start, [.. items.Where(item => caret > start && item.Text.StartsWith(text[start..caret], StringComparison.Ordinal))]);
    }
}
