using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Documents;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.Deciding;

/// <summary>Writes decisions in the format asked for, one after the other.</summary>
internal sealed class DecisionWriter(CommandContext context, string format, bool explain)
{
    private const string Separator = "---";

    private bool onOneLine;
    private bool hasWritten;

    /// <summary>Prepares for a number of decisions.</summary>
    /// <param name="count">How many there are; several are written as JSON Lines.</param>
    /// <param name="asLines">Whether even one is written as a line.</param>
    public void Start(int count, bool asLines) => onOneLine = asLines || count > 1;

    /// <summary>Writes one decision.</summary>
    public void Write(Decision decision)
    {
        var document = DecisionDocument.Of(decision, explain, explain);
        if (format == "json")
        {
            context.Out.WriteLine(JsonRenderer.Render(document, !onOneLine));
            return;
        }

        if (hasWritten)
        {
            context.Out.WriteLine(format == "markdown" ? $"\n{Separator}\n" : Separator);
        }

        hasWritten = true;
        if (format == "markdown")
        {
            context.Out.Write(MarkdownRenderer.Render(document));
        }
        else
        {
            WriteText(TextRenderer.Render(document, context.Width), decision.Status);
        }
    }

    // Facts can hold characters that would steer the terminal, so colours are put on what has been made safe.
    private void WriteText(string text, DecisionStatus status)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = SafeText.Of(lines[i]);
            context.Out.WriteLine(i == 0 ? Headline(line, status) : IsHeading(lines, i) ? context.Paint.Heading(line) : line);
        }
    }

    private static bool IsHeading(string[] lines, int at) => lines[at - 1].Length == 0 && lines[at] is [not ' ', ..];

    private string Headline(string line, DecisionStatus status) => status switch
    {
        DecisionStatus.Determined => context.Paint.Heading(line),
        DecisionStatus.Undetermined => context.Paint.Warning(line),
        DecisionStatus.Faulted => context.Paint.Error(line),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
