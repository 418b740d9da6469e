using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Deciding;

/// <summary>Writes decisions in the format asked for, one after the other.</summary>
internal sealed class DecisionWriter(CommandContext context, string format, Explained explained)
{
    private const string Separator = "---";

    private bool hasWritten;

    /// <summary>Whether each decision in JSON is one line, however many there are.</summary>
    public bool OnOneLine { get; init; }

    /// <summary>Writes one decision.</summary>
    public void Write(Decision decision)
    {
        var isExplained = explained is Explained.Grounds or Explained.All;
        var document = DecisionDocument.Of(decision, explained == Explained.All, isExplained, isExplained, explained == Explained.Letter);
        if (format == "json")
        {
            context.Out.WriteLine(JsonRenderer.Render(document, !OnOneLine));
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
