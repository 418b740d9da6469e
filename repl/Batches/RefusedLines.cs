using PolicyEngine.Bulk;
using PolicyEngine.Bulk.Rows;

namespace PolicyEngine.Repl.Batches;

/// <summary>Tells of refused rows on standard error, the first twenty in words and all in number.</summary>
internal sealed class RefusedLines(CommandContext context, string name)
{
    private const int Most = 20;
    private long told;

    /// <summary>Tells of a refusal.</summary>
    public void Tell(RefusedCell refused)
    {
        if (++told <= Most)
        {
            context.Error.WriteLine($"{name}:{refused.Place}{(refused.Column.Length > 0 ? $", {refused.Column}" : "")}: {refused.Problem.Id}: {refused.Problem.Message}");
        }
    }

    /// <summary>Says how the rows add up.</summary>
    public int Close(BatchTally tally, RefusedCell? ended, string placeWord)
    {
        if (told > Most)
        {
            context.Error.WriteLine($"… and {BatchWords.Count(told - Most)} more; `policy batch` writes them all to a file");
        }

        if (ended is not null)
        {
            context.RefuseUse($"reading ended at {placeWord} {ended.Place} of {name}: {ended.Problem.Message} [{ended.Problem.Id}]", ended.Problem.Help);
        }

        context.Error.WriteLine(BatchWords.Closing(tally).Split(';')[0]);
        return ended is null && tally.Refused == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }
}
