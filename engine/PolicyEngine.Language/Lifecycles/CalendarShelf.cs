using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>The calendars that were read, each completed with what it takes over from the one it extends.</summary>
internal sealed class CalendarShelf(DiagnosticBag diagnostics)
{
    private readonly List<(CalendarSyntax Calendar, bool IsGood)> calendars = [];
    private readonly Dictionary<string, SourceFile> unread = new(StringComparer.Ordinal);
    private readonly HashSet<SourceFile> used = [];

    /// <summary>Adds a calendar.</summary>
    public void Add(CalendarSyntax calendar, bool isGood) => calendars.Add((calendar, isGood));

    /// <summary>Notes a calendar that could not be read.</summary>
    public void AddUnread(string id, SourceFile file) => unread.TryAdd(id, file);

    /// <summary>Whether a lifecycle counts by what a file holds.</summary>
    public bool IsUsed(SourceFile file) => used.Contains(file);

    /// <summary>Reports ids that stand twice, and calendars that extend what is not there.</summary>
    public void CheckIds()
    {
        var places = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var (calendar, _) in calendars)
        {
            if (calendar.Id.Value.Length > 0 && !places.TryAdd(calendar.Id.Value, calendar.Id.Span))
            {
                diagnostics.Add(CalendarDiagnostics.CalendarTwice, calendar.Id.Span, calendar.Id.Value, "calendar", Examples.PlaceOf(places[calendar.Id.Value], calendar.Id.Span));
            }

            if (calendar.Extends is not null)
            {
                Chain(calendar, diagnostics);
            }
        }
    }

    /// <summary>The calendars that a lifecycle counts by, by id, with all files that they come from; <see langword="null"/> when one is missing or unfit, which is reported.</summary>
    public (ImmutableArray<CalendarSyntax> Calendars, ImmutableArray<SourceFile> Files)? Of(LifecycleSyntax lifecycle, DiagnosticBag own) =>
        Of(lifecycle.Deadlines.Select(deadline => deadline.Calendar).Append(lifecycle.Calendar).OfType<Written<string>>(), own);

    /// <summary>The ids of all calendars.</summary>
    public IEnumerable<string> Ids => calendars.Select(entry => entry.Calendar.Id.Value).Distinct(StringComparer.Ordinal);

    /// <summary>The calendars of some names, by id, with all files that they come from; <see langword="null"/> when one is missing or unfit, which is reported.</summary>
    public (ImmutableArray<CalendarSyntax> Calendars, ImmutableArray<SourceFile> Files)? Of(IEnumerable<Written<string>> names, DiagnosticBag own)
    {
        var isGood = true;
        var complete = new SortedDictionary<string, CalendarSyntax>(StringComparer.Ordinal);
        var files = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var found = Find(name, own);
            MarkUsed(name.Value);
            if (found is not { Calendar: { } calendar, IsGood: true } || Chain(calendar, new DiagnosticBag()) is not { } chain)
            {
                isGood = false;
                continue;
            }

            complete[name.Value] = chain.Aggregate(Completed);
            foreach (var link in chain)
            {
                files[link.Id.Value] = link.File;
            }
        }

        return isGood ? ([.. complete.Values], [.. files.Values]) : null;
    }

    private void MarkUsed(string? id)
    {
        while (id is not null)
        {
            // Of two with one id both are, so that neither is taken without a word.
            var name = id;
            var calendar = calendars.Find(entry => entry.Calendar.Id.Value == name).Calendar;
            used.UnionWith(calendars.Where(entry => entry.Calendar.Id.Value == name && entry.Calendar != calendar).Select(entry => entry.Calendar.File));
            id = (calendar?.File ?? unread.GetValueOrDefault(id)) is { } file && used.Add(file) ? calendar?.Extends?.Value : null;
        }
    }

    private (CalendarSyntax? Calendar, bool IsGood) Find(Written<string> name, DiagnosticBag bag)
    {
        var found = calendars.Find(entry => entry.Calendar.Id.Value == name.Value);
        if (found.Calendar is null && !unread.ContainsKey(name.Value))
        {
            bag.Add(CalendarDiagnostics.UnknownCalendar, name.Span, name.Value, OverrideReader.Help(name.Value, [.. calendars.Select(entry => entry.Calendar.Id.Value).Distinct()], "calendars"));
        }

        return found;
    }

    // A calendar and those that it extends, itself first.
    private List<CalendarSyntax>? Chain(CalendarSyntax calendar, DiagnosticBag bag)
    {
        var chain = new List<CalendarSyntax> { calendar };
        while (chain[^1].Extends is { } extends)
        {
            if (chain.Exists(link => link.Id.Value == extends.Value))
            {
                bag.Add(CalendarDiagnostics.CalendarCircle, calendar.Extends!.Span, string.Join(" → ", chain.Select(link => link.Id.Value).Append(extends.Value).Select(id => $"`{id}`")));
                return null;
            }

            if (Find(extends, bag) is not { Calendar: { } next, IsGood: true })
            {
                return null;
            }

            chain.Add(next);
        }

        return chain;
    }

    private static CalendarSyntax Completed(CalendarSyntax calendar, CalendarSyntax extended) => calendar with
    {
        Zone = calendar.Zone ?? extended.Zone,
        Opening = calendar.Opening ?? extended.Opening,
        Holidays = [.. calendar.Holidays.Concat(extended.Holidays).DistinctBy(holiday => holiday.Day).OrderBy(holiday => holiday.Day)],
        KnownFrom = calendar.KnownFrom ?? extended.KnownFrom,
        KnownTo = calendar.KnownTo ?? extended.KnownTo,
        CutOff = calendar.CutOff ?? extended.CutOff,
    };
}
