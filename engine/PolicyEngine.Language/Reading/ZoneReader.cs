using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Reads time zones. They are named as the time zone database names them, so that every machine counts by the same one.</summary>
internal static class ZoneReader
{
    private const string Universal = "UTC";

    /// <summary>Reads the zone under <c>zone</c>; <see langword="null"/> when it is left out.</summary>
    public static Written<string>? Read(MapReader map, DiagnosticBag diagnostics)
    {
        if (map.Written("zone") is not { } zone)
        {
            return null;
        }

        var name = zone.Value.Trim();
        if (name != Universal && TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var known))
        {
            diagnostics.Add(CalendarDiagnostics.UnknownZone, zone.Span, zone.Value, $"write `{known}`, which is its name in the time zone database");
        }
        else if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out _))
        {
            var hint = NearestName.Hint(zone.Value, TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id));
            diagnostics.Add(CalendarDiagnostics.UnknownZone, zone.Span, zone.Value, hint.Length > 0 ? hint : "write an area and a city, for example `Europe/London`");
        }

        return zone with { Value = name };
    }
}
