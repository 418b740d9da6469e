using System.Globalization;
using PolicyEngine.Diagnostics;

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

        // A file that could not be read has no lines to point at.
        var place = diagnostic.Span.File.Text.Length == 0 ? file : string.Create(CultureInfo.InvariantCulture, $"{file}:{location.Line}:{location.Column}");
        writer.WriteLine($"{paint.Heading(SafeText.Of(place))}: {Coloured(diagnostic.Severity, Word(diagnostic.Severity))} {paint.Id(diagnostic.Id)}: {SafeText.Of(diagnostic.Message)}");
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
    }

    private void WriteHelp(string help)
    {
        const string Label = "  help: ";
        var lead = $"  {paint.Help("help:")} ";
        foreach (var line in TextWrap.Lines(help, context.Width - Label.Length))
        {
            writer.WriteLine(lead + line);
            lead = new string(' ', Label.Length);
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
