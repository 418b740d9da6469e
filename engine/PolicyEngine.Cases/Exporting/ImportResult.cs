using PolicyEngine.Cases.Events;

namespace PolicyEngine.Cases.Exporting;

/// <summary>What came of taking in an export: a closed set.</summary>
public abstract record ImportResult
{
    private ImportResult()
    {
    }

    /// <summary>The case is here, as it was there.</summary>
    /// <param name="State">Where it stands.</param>
    public sealed record Imported(CaseState State) : ImportResult;

    /// <summary>Nothing was taken in.</summary>
    /// <param name="Message">Why.</param>
    public sealed record Refused(string Message) : ImportResult;
}
