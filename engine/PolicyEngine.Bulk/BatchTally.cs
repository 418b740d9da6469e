namespace PolicyEngine.Bulk;

/// <summary>How many rows came out how. What was read is always what was decided, left open, broke or was refused.</summary>
/// <param name="Determined">Rows with a settled answer.</param>
/// <param name="Undetermined">Rows whose answer something unknown could still change.</param>
/// <param name="Faulted">Rows on which the policy broke.</param>
/// <param name="Refused">Rows that could not be read, and were not decided.</param>
/// <param name="LeftOut">Of the decided ones, those that the condition on what is written left out.</param>
public sealed record BatchTally(long Determined, long Undetermined, long Faulted, long Refused, long LeftOut)
{
    /// <summary>No rows.</summary>
    public static BatchTally None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>All rows.</summary>
    public long Read => Determined + Undetermined + Faulted + Refused;

    /// <summary>The rows of the output.</summary>
    public long Written => Read - Refused - LeftOut;

    /// <summary>Both together.</summary>
    public BatchTally Plus(BatchTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Determined + other.Determined, Undetermined + other.Undetermined, Faulted + other.Faulted, Refused + other.Refused, LeftOut + other.LeftOut);
    }
}
