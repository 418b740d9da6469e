using System.Globalization;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Repl.Rendering;

/// <summary>Diagnostics as workflow commands, which GitHub shows beside the changed lines.</summary>
internal static class DiagnosticGitHub
{
    /// <summary>The line for one diagnostic.</summary>
    public static string Of(PolicyDiagnostic diagnostic, CommandContext context)
    {
        var location = diagnostic.Location;
        var command = diagnostic.Severity == Severity.Info ? "notice" : DiagnosticText.Word(diagnostic.Severity);

        // The end column is understood only on one line.
        var end = location.EndLine == location.Line ? $"endColumn={Number(location.EndColumn)}" : $"endLine={Number(location.EndLine)}";
        var text = diagnostic.Help.Length > 0 ? $"{diagnostic.Message}\n{diagnostic.Help}" : diagnostic.Message;
        return $"::{command} file={Property(context.ShownPath(location.File))},line={Number(location.Line)},col={Number(location.Column)},{end},title={Property(diagnostic.Id)}::{Data(text)}";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
