using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>Reads why something stays when the personal data of a case is erased.</summary>
internal static class KeepReader
{
    /// <summary>The reason; empty where nothing stays.</summary>
    public static string Read(MapReader map, DiagnosticBag diagnostics)
    {
        if (map.Scalar("keep_after_erasing") is not { } reason)
        {
            return "";
        }

        if (ScalarForms.ReadYesNo(reason.Value) is not null || string.IsNullOrWhiteSpace(reason.Value))
        {
            diagnostics.Add(ReadingDiagnostics.NoReasonToKeep, reason.Span, Examples.Shown(reason.Value));
        }

        return reason.Value.Trim();
    }
}
