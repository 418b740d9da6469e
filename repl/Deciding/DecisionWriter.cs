using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Documents;

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
            context.Out.Write(DecisionText.Of(document, context.Width, context.Paint));
        }
    }
}
