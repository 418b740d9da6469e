using PolicyEngine.LineEditing;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Repl.Loops;

/// <summary>Holds a session on whatever the command was started on: a terminal, a plain one, or a pipe.</summary>
internal static class ReplConsole
{
    /// <summary>Holds the session.</summary>
    /// <param name="evaluator">What a line means.</param>
    /// <param name="context">The world.</param>
    /// <param name="options">How the session is held.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(IReplEvaluator evaluator, CommandContext context, ReplOptions options)
    {
        var submission = new Submission(evaluator, context);
        if (!context.IsTerminal)
        {
            return new PipedLoop(evaluator, submission, context, options.KeepsGoing).Run();
        }

        if (options.IsPlain || context.Environment("TERM") == "dumb")
        {
            return new PlainLoop(evaluator, submission, context).Run();
        }

        using var terminal = new ConsoleTerminal(context);
        var history = new InputHistory(HistoryPlace.Of(context, options.KeepsHistory) is { } path ? new HistoryFile(path) : null);
        return new InteractiveLoop(evaluator, submission, context, terminal, history).Run();
    }
}
