using System.Text;
using PolicyEngine.Bulk;
using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Repl.Batches;

/// <summary>Runs a batch for the command: says what keeps it from running, how far it is, and how its rows add up.</summary>
internal sealed class BatchRun(CommandContext context, BatchRequest request, string? refusedPath)
{
    /// <summary>Runs it.</summary>
    public int Run()
    {
        var explained = request.Output.Path is { } path ? path + ".explained.jsonl" : null;
        if (Refused(explained) is { } refused)
        {
            return refused;
        }

        var opening = Batch.Open(request);
        if (opening.Batch is not { } opened)
        {
            foreach (var problem in opening.Problems)
            {
                context.RefuseUse(problem.Message, problem.Help);
            }

            context.Error.WriteLine("nothing was decided");
            return ExitCodes.Usage;
        }

        using var batch = opened;
        if (batch.Before.Read > 0)
        {
            context.Error.WriteLine($"going on after {BatchWords.Rows(batch.Before.Read)}");
        }

        var without = batch.FactsWithoutColumn.ToList();
        if (without.Count > 0)
        {
            context.Error.WriteLine($"no column for {string.Join(", ", without.Take(8).Select(name => $"`{name}`"))}{(without.Count > 8 ? $" and {without.Count - 8} more" : "")}, so nobody was asked {(without.Count == 1 ? "it" : "them")}");
        }

        var progress = new BatchProgressLine(context, batch.Before);
        var result = batch.Run(progress, context.Cancellation);
        progress.End();
        return Close(batch, result, explained);
    }

    private int? Refused(string? explained)
    {
        if (request.ExplainSample == 0)
        {
            return null;
        }

        return request.Resume ? context.RefuseUse("a sample is drawn from all rows, and a batch that goes on sees only the rest", "leave out --resume or --explain-sample")
            : explained is null ? context.RefuseUse("explained rows go to a file beside the output", "name the output with --out")
            : File.Exists(explained) && !request.Replace ? context.RefuseUse($"`{context.ShownPath(explained)}` is there already", "write it anew with --replace")
            : null;
    }

    private int Close(Batch batch, BatchResult result, string? explained)
    {
        if (result.Ended is { } ended)
        {
            context.RefuseUse($"reading ended at {batch.PlaceWord} {ended.Place} of {request.Input.Name}: {ended.Problem.Message} [{ended.Problem.Id}]", ended.Problem.Help);
        }

        if (result.Broken is { } broken)
        {
            context.RefuseUse(broken.Message, broken.Help);
        }

        context.Error.WriteLine(BatchWords.Closing(result.Tally));
        if (result.Tally.Refused > 0 && refusedPath is not null)
        {
            context.Error.WriteLine($"refused rows, with what is wrong: {context.ShownPath(refusedPath)}");
        }

        if (request.ExplainSample > 0 && explained is not null && !result.IsCancelled && result.Broken is null)
        {
            WholeFile.Write(explained, Encoding.UTF8.GetBytes(string.Concat(result.Explained.Select(one => $"{{\"{batch.PlaceWord}\":{one.Place},\"decision\":{one.Json.Trim()}}}\n"))));
            context.Error.WriteLine($"{BatchWords.Rows(result.Explained.Count)} explained: {context.ShownPath(explained)}");
        }

        if (result.IsCancelled)
        {
            context.Error.WriteLine(request.Output.Path is null ? "interrupted" : "interrupted; --resume goes on from here");
            return ExitCodes.Interrupted;
        }

        return result.Ended is null && result.Broken is null && result.Tally is { Refused: 0, Faulted: 0 } ? ExitCodes.Done : ExitCodes.Failed;
    }
}
