using System.Globalization;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.LineEditing;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Testing;

namespace PolicyEngine.Repl.Testing;

/// <summary>A failed case for people: each expectation that is not met with both values, its line, and the rules and conditions behind it.</summary>
internal sealed class FailureText(CommandContext context, TextWriter writer, Paint paint)
{
    private const int Gutter = 14;

    /// <summary>Writes a case that failed.</summary>
    public void Write(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        writer.WriteLine($"{paint.Error("FAILED")} {paint.Id(result.Id)}: {SafeText.Of(result.Case.Title)}");
        writer.WriteLine();
        new DiagnosticText(context, writer, paint).Write(result.Diagnostics);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var failure in result.Failures)
        {
            WriteValues(failure);
            WritePlace(failure.Expectation);
            WriteReasons(failure, told);
        }
    }

    private void WriteValues(Comparison failure)
    {
        var line = $"  {ExpectationWords.Of(failure)}";
        if (TextWidth.Of(line) <= context.Width)
        {
            writer.WriteLine(paint.Heading(SafeText.Of(line)));
            return;
        }

        writer.WriteLine(paint.Heading($"  {SafeText.Of(ExpectationWords.NameOf(failure.Expectation))}:"));
        WriteWrapped("    expected ", failure.ExpectedWords, 13);
        WriteWrapped("    came     ", failure.CameWords, 13);
    }

    private void WritePlace(Expectation expectation)
    {
        var location = expectation.Span.Location;
        writer.WriteLine($"    {context.ShownPath(location.File)}:{location.Line.ToString(CultureInfo.InvariantCulture)}:{location.Column.ToString(CultureInfo.InvariantCulture)}");
        if (SourceExcerpt.Of(expectation.Span, Math.Max(20, context.Width - Gutter)) is { } excerpt)
        {
            writer.WriteLine($"{paint.Quiet($"{location.Line.ToString(CultureInfo.InvariantCulture),10} |")} {excerpt.Line}");
            writer.WriteLine($"{paint.Quiet($"{"",10} |")} {paint.Error(excerpt.Marks)}");
        }
    }

    // A rule that explains one expectation often explains the next; it is told once.
    private void WriteReasons(Comparison failure, HashSet<string> told)
    {
        var isTold = false;
        foreach (var line in failure.Reasons)
        {
            var indent = line.Length - line.TrimStart(' ').Length;
            if (indent == 0)
            {
                isTold = !told.Add(line);
            }

            if (!isTold)
            {
                WriteWrapped(new string(' ', 4 + indent), line.TrimStart(' '), 6 + indent);
            }
        }

        writer.WriteLine();
    }

    private void WriteWrapped(string lead, string text, int hang)
    {
        foreach (var line in TextWrap.Lines(SafeText.Of(text), Math.Max(20, context.Width - hang)))
        {
            writer.WriteLine(lead + line);
            lead = new string(' ', hang);
        }
    }
}
