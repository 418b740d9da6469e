using PolicyEngine.Analysis.Advising;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine;

/// <summary>Turns the settings of checks into rules for findings.</summary>
internal static class CheckSettings
{
    /// <summary>The rules. What cannot be set is said.</summary>
    public static SeverityRules Read(IEnumerable<SettingsSyntax> settings, DiagnosticBag diagnostics)
    {
        var rules = new List<SeverityRule>();
        foreach (var (file, setting) in settings.SelectMany(file => file.Severities.Select(setting => (file, setting))))
        {
            if (IsKnown(setting, diagnostics))
            {
                rules.Add(new SeverityRule(Join(file.Folder, setting.Folder), setting.Id.Value, SeverityOf(setting.Word)));
            }
        }

        return new SeverityRules([.. rules]);
    }

    private static bool IsKnown(SeveritySyntax setting, DiagnosticBag diagnostics)
    {
        var check = PolicyAdviser.Checks.FirstOrDefault(check => check.Descriptor.Id == setting.Id.Value)?.Descriptor;
        if (check is { Severity: not Severity.Error })
        {
            return true;
        }

        diagnostics.Add(check is null ? DoorDiagnostics.UnknownCheck : DoorDiagnostics.FixedCheck, setting.Id.Span, setting.Id.Value);
        return false;
    }

    private static string Join(string folder, string below) => below.Length == 0 ? folder : folder.Length is 0 ? below : folder.EndsWith('/') ? folder + below : $"{folder}/{below}";

    private static Severity? SeverityOf(string word) => word switch
    {
        "note" => Severity.Info,
        "warning" => Severity.Warning,
        "error" => Severity.Error,
        _ => null,
    };
}
