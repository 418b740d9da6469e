using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Evaluation.Reasoning;

namespace PolicyEngine.Documents;

/// <summary>Grounds as plain text.</summary>
internal static class GroundsRenderer
{
    // So that it can be read without turning a page.
    private const int MostLines = 40;

    /// <summary>A decision with its grounds.</summary>
    public static string Render(DecisionDocument document, int width, ITextStyle? style)
    {
        var text = "";
        GroundsText.Of(document, grounds => (text = Render(document, grounds, width, style)).Count(letter => letter == '\n') <= MostLines);
        return text;
    }

    /// <summary>One ground with everything that it stands on.</summary>
    public static string Render(Ground ground, int width)
    {
        var text = new TextWrapper(width);
        foreach (var line in GroundsText.Of(ground))
        {
            text.Add(2 * Math.Min(line.Depth, 12), "", line.Text);
        }

        return text.ToString();
    }

    private static string Render(DecisionDocument document, GroundsText grounds, int width, ITextStyle? style)
    {
        var text = new TextWrapper(width);
        var headline = DocumentWords.Headline(document);
        text.Raw(style?.Outcome(headline, document.Status) ?? headline);
        text.Add(0, "", $"{document.PolicyTitle}, on {DocumentWords.Day(document.AsOf)}; {After(document)}");
        if (document.DecidedBy.Officer is { } officer)
        {
            text.Add(0, "", $"Decided by {officer}: {document.DecidedBy.Reason}");
        }

        foreach (var section in grounds.Sections)
        {
            text.Blank();
            text.Raw(style?.Heading(section.Heading) ?? section.Heading);
            foreach (var line in section.Lines)
            {
                text.Add(2 + (2 * line.Depth), "", line.Text);
            }
        }

        var notes = string.Join(' ', grounds.Notes);
        if (notes.Length > 0)
        {
            text.Blank();
            text.Add(0, "", notes);
        }

        return text.ToString();
    }

    private static string After(DecisionDocument document) => document switch
    {
        { Next.Length: > 0 } => $"next: {document.Next.Replace('_', ' ')}",
        { Outcome: null, Grounds.QuestionsLeft: > 0 } => Counted.Of(document.Grounds!.QuestionsLeft, "question may still matter", "questions may still matter"),
        _ => DocumentWords.Status(document.Status),
    };
}
