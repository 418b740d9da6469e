using System.Globalization;

namespace PolicyEngine.Cases.Storing;

/// <summary>The place of a row in the order of <see cref="CaseOrder.Due"/>, as a text that a page can carry.</summary>
/// <param name="DueAt">When the row is due, in microseconds since the year 1; <see langword="null"/> for nothing due.</param>
/// <param name="CaseId">The row's case.</param>
public sealed record DueMark(long? DueAt, string CaseId)
{
    private const string Never = "-";

    private static readonly long LatestMicros = DateTimeOffset.MaxValue.UtcTicks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The place of a row.</summary>
    public static DueMark Of(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new DueMark(Micros(row.DueAt), row.CaseId);
    }

    /// <summary>A mark from its text; <see langword="null"/> when it is none.</summary>
    public static DueMark? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        if (bar < 1 || !CaseCommitRules.IsId(text[(bar + 1)..]))
        {
            return null;
        }

        var due = text[..bar];
        return due == Never ? new DueMark(null, text[(bar + 1)..])
            : long.TryParse(due, NumberStyles.None, CultureInfo.InvariantCulture, out var micros) && micros <= LatestMicros ? new DueMark(micros, text[(bar + 1)..])
            : null;
    }

    /// <summary>Whether a row comes after this one.</summary>
    public bool IsBefore(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Compare(this, Of(row)) < 0;
    }

    /// <summary>Which of two comes first.</summary>
    public static int Compare(DueMark one, DueMark other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var due = (one.DueAt ?? long.MaxValue).CompareTo(other.DueAt ?? long.MaxValue);
        return due != 0 ? due : string.CompareOrdinal(one.CaseId, other.CaseId);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{DueAt?.ToString(CultureInfo.InvariantCulture) ?? Never}|{CaseId}";

    private static long? Micros(DateTimeOffset? at) => at is { } instant ? instant.UtcTicks / TimeSpan.TicksPerMicrosecond : null;
}
