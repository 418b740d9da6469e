using System.Globalization;

namespace PolicyEngine.Diagnostics;

/// <summary>
/// One kind of diagnostic. Messages start in lower case, end without a full stop, show the author's text in backticks and name no C# type;
/// the help says what to do next.
/// </summary>
/// <param name="Id">
/// The append-only id, <c>PE</c> and four digits: 1 language, 2 binding, 3 safety, 4 completeness, 5 governance, 6 facts and cases, 7 loading.
/// </param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">The message, with <c>{0}</c>… for the arguments.</param>
/// <param name="Help">What to do next, with the same arguments.</param>
public sealed record DiagnosticDescriptor(string Id, Severity Severity, string Message, string Help)
{
    /// <summary>Makes a diagnostic of this kind at <paramref name="span"/>.</summary>
    public PolicyDiagnostic At(SourceSpan span, params object[] arguments) =>
        new(Id, Severity, Fill(Message, arguments), Fill(Help, arguments), span) { Discreet = Discreet(arguments) };

    private string? Discreet(object[] arguments)
    {
        if (!arguments.Any(argument => argument is PersonalValue))
        {
            return null;
        }

        object[] hidden = [.. arguments.Select(argument => argument is PersonalValue personal ? personal.Stand : argument)];
        return PolicyDiagnostic.Together(Fill(Message, hidden), Fill(Help, hidden));
    }

    private static string Fill(string format, object[] arguments) =>
        arguments.Length == 0 ? format.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal) : string.Format(CultureInfo.InvariantCulture, format, arguments);
}
