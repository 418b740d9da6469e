using static PolicyEngine.Language.Shapes;

namespace PolicyEngine.Language;

/// <summary>The shape of the settings of checks.</summary>
internal static class SettingsGrammar
{
    private static readonly NamesShape Severities = new("check", ScalarKind.DiagnosticId, ScalarShape.OneOf("off", "note", "warning", "error"));

    /// <summary>Settings.</summary>
    public static readonly MapShape Settings = new("settings",
    [
        Required("severity", Severities, "How grave findings are taken, by their id: off, note, warning or error."),
        Optional("folders", new NamesShape("folder", ScalarKind.Text, new MapShape("folder's settings",
        [
            Required("severity", Severities, "How grave findings are taken in this folder."),
        ])), "Settings of folders below this one."),
    ]);
}
