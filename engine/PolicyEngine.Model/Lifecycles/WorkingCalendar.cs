using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>When somebody is there: opening hours by day of the week, and days on which nobody is. Data, given by files of kind <c>calendar</c>.</summary>
public sealed record WorkingCalendar
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The words people read.</summary>
    public required string Title { get; init; }

    /// <summary>The time zone, by its IANA name.</summary>
    public required string Zone { get; init; }

    /// <summary>The opening hours, by day of the week; a day without an entry is closed. Several on one day are in order and apart.</summary>
    public ImmutableArray<OpeningHours> Opening { get; init; } = [];

    /// <summary>The days on which it is closed, in order.</summary>
    public ImmutableArray<CalendarHoliday> Holidays { get; init; } = [];

    /// <summary>The first day for which the holidays are known; counting through an earlier day is refused.</summary>
    public DateOnly KnownFrom { get; init; }

    /// <summary>The last day for which the holidays are known; counting through a later day is refused, never guessed.</summary>
    public DateOnly KnownTo { get; init; }

    /// <summary>The minute up to which something counts as received on the day on which it arrives; <see langword="null"/> where the calendar says none.</summary>
    public TimeOnly? CutOff { get; init; }

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }
}

/// <summary>Opening hours of a day of the week.</summary>
/// <param name="Day">The day.</param>
/// <param name="Opens">From, inclusive.</param>
/// <param name="Closes">To, exclusive; midnight at the end of the day is <see cref="TimeOnly.MinValue"/>.</param>
public sealed record OpeningHours(DayOfWeek Day, TimeOnly Opens, TimeOnly Closes);

/// <summary>A day on which nobody is there.</summary>
/// <param name="Day">The day.</param>
/// <param name="Title">What it is.</param>
public sealed record CalendarHoliday(DateOnly Day, string Title);
