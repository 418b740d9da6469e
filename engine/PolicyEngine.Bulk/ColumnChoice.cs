using System.Collections.Immutable;

namespace PolicyEngine.Bulk;

/// <summary>What the columns of an input are, where their headings do not say it, and how its cells are written.</summary>
public sealed record ColumnChoice
{
    /// <summary>Facts by heading: <c>"Date of birth"</c> is <c>date_of_birth</c>.</summary>
    public ImmutableDictionary<string, string> Facts { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Headings whose cells go into the output as they are.</summary>
    public ImmutableArray<string> Keep { get; init; } = [];

    /// <summary>Headings whose cells nobody needs.</summary>
    public ImmutableArray<string> LeaveOut { get; init; } = [];

    /// <summary>The heading of the day of the decision; <see langword="null"/> where one day holds for all rows.</summary>
    public string? AsOf { get; init; }

    /// <summary>The one form of dates, like <c>dd/MM/yyyy</c>.</summary>
    public string DateForm { get; init; } = "yyyy-MM-dd";

    /// <summary>Words for asked and not known, besides those that every input may have.</summary>
    public ImmutableArray<string> NotKnown { get; init; } = [];
}
