namespace PolicyEngine.Cases.Storing;

/// <summary>Which cases a list shows; what is left out does not narrow it.</summary>
public sealed record CaseQuery
{
    /// <summary>The policy's id.</summary>
    public string? PolicyId { get; init; }

    /// <summary>The content hash.</summary>
    public string? PolicyHash { get; init; }

    /// <summary>The state's name.</summary>
    public string? State { get; init; }

    /// <summary>Ended or not.</summary>
    public bool? IsEnded { get; init; }

    /// <summary>The case of which they are parts.</summary>
    public string? Parent { get; init; }

    /// <summary>The person whose cases they are.</summary>
    public string? Subject { get; init; }

    /// <summary>Those with something due at or before this instant.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>The order; by default that of the ids.</summary>
    public CaseOrder Order { get; init; }

    /// <summary>Those that come after a row in this order, for reading on: what <see cref="MarkOf"/> gives for that row. In the order of ids it is the id.</summary>
    public string? After { get; init; }

    /// <summary>The most to return, at least 1; default 1,000.</summary>
    public int Most { get; init; } = 1000;

    /// <summary>The mark of a row in this order, for <see cref="After"/> of the next page.</summary>
    public string MarkOf(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Order == CaseOrder.Due ? DueMark.Of(row).ToString() : row.CaseId;
    }
}
