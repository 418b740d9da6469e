using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Language.Syntax;

/// <summary>A calendar as written.</summary>
public sealed record CalendarSyntax
{
    /// <summary>The opening hours of a calendar that says nothing about them: Monday to Friday, all day.</summary>
    public static ImmutableArray<OpeningHours> UsualOpening { get; } =
        [.. Enumerable.Range((int)DayOfWeek.Monday, 5).Select(day => new OpeningHours((DayOfWeek)day, TimeOnly.MinValue, TimeOnly.MinValue))];

    /// <summary>The calendar's file.</summary>
    public required SourceFile File { get; init; }

    /// <summary>Its id.</summary>
    public required Written<string> Id { get; init; }

    /// <summary>Its words; empty when left out.</summary>
    public string Title { get; init; } = "";

    /// <summary>The calendar that it extends; <see langword="null"/> for none.</summary>
    public Written<string>? Extends { get; init; }

    /// <summary>The time zone; <see langword="null"/> for that of the calendar it extends.</summary>
    public Written<string>? Zone { get; init; }

    /// <summary>The opening hours in order; <see langword="null"/> when left out.</summary>
    public ImmutableArray<OpeningHours>? Opening { get; init; }

    /// <summary>The days on which it is closed.</summary>
    public ImmutableArray<CalendarHoliday> Holidays { get; init; } = [];

    /// <summary>The first day for which the holidays are known; <see langword="null"/> for that of the calendar it extends.</summary>
    public Written<DateOnly>? KnownFrom { get; init; }

    /// <summary>The last day for which the holidays are known; <see langword="null"/> for that of the calendar it extends.</summary>
    public Written<DateOnly>? KnownTo { get; init; }

    /// <summary>The minute up to which something counts as received on its day; <see langword="null"/> for that of the calendar it extends, if any.</summary>
    public TimeOnly? CutOff { get; init; }

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];
}
