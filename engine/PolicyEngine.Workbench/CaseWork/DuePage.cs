using System.Globalization;
using PolicyEngine.Cases.Views;

namespace PolicyEngine.Workbench.CaseWork;

/// <summary>Which part of a list of what is due is shown.</summary>
/// <param name="Most">The most to show.</param>
/// <param name="After">The place after which it begins; <see langword="null"/> for the beginning.</param>
public sealed record DuePage(int Most, string? After)
{
    /// <summary>How many are shown when nobody says.</summary>
    public const int Usual = 200;

    /// <summary>Where an item stands in the list: places are in the order of their characters.</summary>
    public static string PlaceOf(DueItem item) => string.Create(CultureInfo.InvariantCulture, $"{item.DueAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffff}Z {item.CaseId} {item.Name}");

    /// <summary>The items to show, the earliest first, and how many come after them.</summary>
    public (IReadOnlyList<DueItem> Shown, int Left) Of(IEnumerable<DueItem> due)
    {
        DueItem[] coming = [.. due.Where(item => After is null || string.CompareOrdinal(PlaceOf(item), After) > 0).OrderBy(PlaceOf, StringComparer.Ordinal)];
        return ([.. coming.Take(Most)], Math.Max(0, coming.Length - Most));
    }
}
