using PolicyEngine.Repl.Running;
using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Repl.Loops;

/// <summary>Has a text done, so that an interruption ends the evaluation and nothing ends the session.</summary>
internal sealed class Submission(IReplEvaluator evaluator, CommandContext context)
{
    private static readonly ReplReply.Refused Stopped = new("stopped", "what was there before stands", Cause: RefusalCause.Interrupted);

    private readonly Lock gate = new();
    private CancellationTokenSource? running;

    /// <summary>Does what a text asks for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellation">Ends the evaluation as well.</param>
    public ReplReply Run(string text, CancellationToken cancellation)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Set(source);
        try
        {
            return evaluator.Submit(text, source.Token);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            return Stopped;
        }
#pragma warning disable CA1031 // The last door of a line: a fault of the engine must not cost an officer the session.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return new ReplReply.Refused(CommandRunner.FaultReport, context.IsVerbose ? failure.ToString() : "", Cause: RefusalCause.EngineFault);
        }
        finally
        {
            Set(null);
        }
    }

    /// <summary>Ends the evaluation that runs, if one does; from any thread.</summary>
    public void Interrupt()
    {
        lock (gate)
        {
            running?.Cancel();
        }
    }

    private void Set(CancellationTokenSource? source)
    {
        lock (gate)
        {
            running = source;
        }
    }
}
