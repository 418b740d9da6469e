using System.Text;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.Deciding;

/// <summary>A decision as text for a terminal, with its headings painted.</summary>
internal static class DecisionText
{
    /// <summary>Writes it. Facts can hold characters that would steer the terminal, so colours are put on what has been made safe.</summary>
    public static string Of(DecisionDocument document, int width, Paint paint)
    {
        var lines = TextRenderer.Render(document, width).TrimEnd('\n').Split('\n');
        var text = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = SafeText.Of(lines[i]);
            text.Append(i == 0 ? Headline(line, document.Status, paint) : IsHeading(lines, i) ? paint.Heading(line) : line).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The first line, painted by how far the decision has come.</summary>
    public static string Headline(string line, DecisionStatus status, Paint paint) => status switch
    {
        DecisionStatus.Determined => paint.Heading(line),
        DecisionStatus.Undetermined => paint.Warning(line),
        DecisionStatus.Faulted => paint.Error(line),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static bool IsHeading(string[] lines, int at) => lines[at - 1].Length == 0 && lines[at] is [not ' ', ..];
}
