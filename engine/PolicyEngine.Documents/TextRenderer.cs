using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Reasoning;

namespace PolicyEngine.Documents;

/// <summary>How a terminal marks up lines. Every method gives the text back with whatever marks the terminal knows, and changes nothing else.</summary>
public interface ITextStyle
{
    /// <summary>A heading.</summary>
    public string Heading(string text);

    /// <summary>The line with the outcome.</summary>
    public string Outcome(string text, DecisionStatus status);
}

/// <summary>A decision as plain text for a terminal: the outcome first, then reasons, values, advice, and what is missing.</summary>
public static class TextRenderer
{
    /// <summary>Renders a document.</summary>
    /// <param name="document">The document; its explanation and changes are shown when it has them. One with a letter is shown as that.</param>
    /// <param name="width">The longest line, in characters; 40 or more.</param>
    /// <param name="style">Marks for headings; none by default.</param>
    /// <returns>The text, with line feeds and no control sequences of its own.</returns>
    public static string Render(DecisionDocument document, int width = 96, ITextStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 40);
        if (document.Trial.IsEmpty)
        {
            return Decision(document, width, style);
        }

        var marks = new TextWrapper(width);
        foreach (var change in document.Trial)
        {
            marks.Add(0, "", change.Line);
        }

        return marks + Decision(document, width, style);
    }

    private static string Decision(DecisionDocument document, int width, ITextStyle? style)
    {
        if (document.Letter is { } letter)
        {
            return LetterRenderer.Render(document, letter, width, style);
        }

        if (document is { Grounds: not null, Explanation: null })
        {
            return GroundsRenderer.Render(document, width, style);
        }

        var text = new TextWrapper(width);
        var headline = DocumentWords.Headline(document);
        text.Raw(style?.Outcome(headline, document.Status) ?? headline);
        text.Add(0, "", $"{document.PolicyTitle}, on {DocumentWords.Day(document.AsOf)}; {StatusWords(document)}");
        if (document.DecidedBy.Officer is { } officer)
        {
            text.Add(0, "", $"Decided by {officer}: {document.DecidedBy.Reason}");
        }

        var section = new Sections(text, style);
        section.List("What broke", document.Faults.Select(fault => fault.Location is null ? fault.Message : $"{fault.Message} ({fault.Location})"));
        section.List("What does not fit together", document.Invalid.Select(check => $"{check.Says} {DocumentWords.Cited(check.Cite)}".TrimEnd()));
        section.List("Reasons", document.Reasons.Select(Cited));
        section.List("Results", document.Parts.Concat(document.Outputs).Select(value => $"{value.Title}: {value.Shown}"));
        section.Records(document);
        section.List("Also", document.Advisories.Select(Cited));
        section.List("Where else to turn", document.Signposts);
        section.List("Next", document.Next.Length == 0 ? [] : [document.Next]);
        section.List("Still needed", document.Missing.Select(DocumentWords.Missing));
        section.List("Would change the outcome", document.Changes.Select(change => $"{change.Fact}: {change.ToDisplay} instead of {change.FromDisplay} gives {change.OutcomeTitle}"));
        section.Tree("How it was worked out", document);
        return text.ToString();
    }

    /// <summary>Renders a step of an explanation with everything below it, two more spaces a level.</summary>
    /// <param name="step">The step.</param>
    /// <param name="width">The longest line, in characters; 40 or more.</param>
    public static string Render(ExplanationNode step, int width = 96)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 40);
        var text = new TextWrapper(width);
        Steps(text, 0, step);
        return text.ToString();
    }

    /// <summary>Renders a ground with everything that it stands on, two more spaces a level.</summary>
    /// <param name="ground">The ground.</param>
    /// <param name="width">The longest line, in characters; 40 or more.</param>
    public static string Render(Ground ground, int width = 96)
    {
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 40);
        return GroundsRenderer.Render(ground, width);
    }

    // Deep steps stay readable: beyond some depth the indent stops growing.
    private static void Steps(TextWrapper text, int indent, ExplanationNode step)
    {
        foreach (var (depth, line) in DocumentWords.Lines(step, 0))
        {
            text.Add(indent + (2 * Math.Min(depth, 12)), "", line);
        }
    }

    private static string StatusWords(DecisionDocument document) =>
        DocumentWords.Status(document.Status)
        + (document.HasOpenWording ? ", with undetermined wording" : "")
        + (document.HandToPerson ? ", for a person to take on" : "");

    private static string Cited(Reason reason) => string.Join(' ', new[] { reason.Text, DocumentWords.Wording(reason), DocumentWords.Cited(reason.Citations) }.Where(words => words.Length > 0));

    private sealed class Sections(TextWrapper text, ITextStyle? style)
    {
        public void List(string heading, IEnumerable<string> lines)
        {
            var all = lines.ToArray();
            if (all.Length == 0)
            {
                return;
            }

            Head(heading);
            foreach (var line in all)
            {
                text.Add(2, "- ", line);
            }
        }

        public void Records(DecisionDocument document)
        {
            foreach (var block in document.Records.Where(block => block.Records.Any(record => record.Lines().Any())))
            {
                Head(block.Heading);
                foreach (var (depth, line) in block.Records.SelectMany(record => record.Lines()))
                {
                    text.Add(2 + (2 * depth), depth == 0 ? "- " : "", line);
                }
            }
        }

        public void Tree(string heading, DecisionDocument document)
        {
            if (document.Explanation is not { Children.Length: > 0 } root)
            {
                return;
            }

            Head(heading);
            foreach (var child in root.Children)
            {
                Steps(text, 2, child);
            }
        }

        private void Head(string heading)
        {
            text.Blank();
            text.Raw(style?.Heading(heading) ?? heading);
        }
    }
}
