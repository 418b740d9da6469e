using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Repl.Rendering;

/// <summary>Diagnostics for people: place, what is wrong, the line with marks under the text it is about, and what to do.</summary>
internal sealed class DiagnosticText(CommandContext context, TextWriter writer, Paint paint)
{
    private const int Gutter = 9;

    /// <summary>Writes diagnostics, an empty line after each.</summary>
    public void Write(IEnumerable<PolicyDiagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            Write(diagnostic);
            writer.WriteLine();
        }
    }

    /// <summary>The word for a severity.</summary>
    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "note",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };

    private void Write(PolicyDiagnostic diagnostic)
    {
        var location = diagnostic.Location;
        var file = context.ShownPath(location.File);

        // A file that could not be read has no lines to point at, and a word of the command line is a line of its own.
        var place = diagnostic.Span.File.Text.Length == 0 || file.StartsWith("--", StringComparison.Ordinal) ? file : string.Create(CultureInfo.InvariantCulture, $"{file}:{location.Line}:{location.Column}");
        WriteMessage(diagnostic, SafeText.Of(place));
        if (SourceExcerpt.Of(diagnostic.Span, Math.Max(20, context.Width - Gutter)) is { } excerpt)
        {
            var number = location.Line.ToString(CultureInfo.InvariantCulture);
            writer.WriteLine($"{paint.Quiet($"{number,6} |")} {excerpt.Line}");
            writer.WriteLine($"{paint.Quiet($"{"",6} |")} {Coloured(diagnostic.Severity, excerpt.Marks)}");
        }

        if (diagnostic.Help.Length > 0)
        {
            WriteHelp(SafeText.Of(diagnostic.Help));
        }

        foreach (var symptom in diagnostic.Symptoms)
        {
            WriteSymptom(symptom);
        }
    }

    // One line for the programs that read it; between words for a person, whose terminal would break it anywhere.
    private void WriteMessage(PolicyDiagnostic diagnostic, string place)
    {
        var word = Word(diagnostic.Severity);
        var lead = $"{place}: {word} {diagnostic.Id}: ";
        var text = lead + SafeText.Of(diagnostic.Message);
        var lines = context.IsTerminal ? TextWrap.Lines(text, context.Width - 2).ToList() : [text];
        if (lines[0].StartsWith(lead, StringComparison.Ordinal))
        {
            lines[0] = $"{paint.Heading(place)}: {Coloured(diagnostic.Severity, word)} {paint.Message(diagnostic.Id)}: {lines[0][lead.Length..]}";
        }

        writer.WriteLine(string.Join(writer.NewLine + "  ", lines));
    }

    // What goes when the cause is mended needs no help of its own.
    private void WriteSymptom(PolicyDiagnostic symptom)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"line {symptom.Location.Line}");
        WriteLabelled("so:", $"{place}: {symptom.Id}: {SafeText.Of(symptom.Message)}");
    }

    private void WriteHelp(string help) => WriteLabelled("help:", help);

    private void WriteLabelled(string label, string text)
    {
        var lead = $"  {paint.Help(label)} ";
        var indent = label.Length + 3;
        foreach (var line in TextWrap.Lines(text, context.Width - indent))
        {
            writer.WriteLine(lead + line);
            lead = new string(' ', indent);
        }
    }

    private string Coloured(Severity severity, string text) => severity switch
    {
        Severity.Error => paint.Error(text),
        Severity.Warning => paint.Warning(text),
        Severity.Info => paint.Help(text),
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };
}
