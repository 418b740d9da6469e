using System.Text;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Documents;

/// <summary>A decision as Markdown.</summary>
public static class MarkdownRenderer
{
    /// <summary>Renders a document; values and the author's words are escaped.</summary>
    /// <param name="document">The document; its explanation and changes are shown when it has them. One with a letter is shown as that.</param>
    public static string Render(DecisionDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = new StringBuilder();
        foreach (var change in document.Trial)
        {
            text.Append("> **Trial:** ").Append(Escape(change.Sentence)).Append("\n\n");
        }

        if (document.Letter is { } letter)
        {
            Write(text, document, letter);
            return text.ToString();
        }

        text.Append("# ").Append(Escape(DocumentWords.Headline(document))).Append("\n\n");
        text.Append(Escape(document.PolicyTitle)).Append(", on ").Append(DocumentWords.Day(document.AsOf)).Append(". Status: **").Append(DocumentWords.Status(document.Status)).Append("**");
        text.Append(document.HasOpenWording ? ", with undetermined wording" : "").Append(document.HandToPerson ? ", for a person to take on.\n" : ".\n");
        if (document.DecidedBy.Officer is { } officer)
        {
            text.Append("\nDecided by ").Append(Escape(officer)).Append(": ").Append(Escape(document.DecidedBy.Reason!)).Append('\n');
        }

        if (document is { Grounds: not null, Explanation: null })
        {
            Grounds(text, GroundsText.Of(document, _ => true));
            return text.ToString();
        }

        List(text, "What broke", document.Faults.Select(fault => fault.Location is null ? fault.Message : $"{fault.Message} ({fault.Location})"));
        List(text, "What does not fit together", document.Invalid.Select(check => $"{check.Says} {DocumentWords.Cited(check.Cite)}".TrimEnd()));
        List(text, "Reasons", document.Reasons.Select(Cited));
        Results(text, document);
        Records(text, document);
        List(text, "Also", document.Advisories.Select(Cited));
        List(text, "Where else to turn", document.Signposts);
        List(text, "Next", document.Next.Length == 0 ? [] : [document.Next]);
        List(text, "Still needed", document.Missing.Select(DocumentWords.Missing));
        List(text, "Would change the outcome", document.Changes.Select(change => $"{change.Fact}: {change.ToDisplay} instead of {change.FromDisplay} gives {change.OutcomeTitle}"));
        if (document.Explanation is { Children.Length: > 0 } root)
        {
            text.Append("\n## How it was worked out\n\n");
            foreach (var (depth, line) in root.Children.SelectMany(child => DocumentWords.Lines(child, 0)))
            {
                text.Append(' ', 2 * depth).Append("- ").Append(Escape(line)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, DecisionDocument document, Letter letter)
    {
        text.Append("# ").Append(Escape(letter.Outcome)).Append("\n\n");
        text.Append(Escape(document.PolicyTitle)).Append(", ").Append(DocumentWords.Day(document.AsOf)).Append('\n');
        foreach (var section in LetterText.Sections(letter))
        {
            List(text, section.Heading, section.Lines);
        }
    }

    // Rules that did not decide are folded away.
    private static void Grounds(StringBuilder text, GroundsText grounds)
    {
        foreach (var section in grounds.Sections)
        {
            var isFolded = section.Heading is GroundsText.OtherRules or GroundsText.SettledAlready;
            text.Append(isFolded ? "\n<details>\n<summary>" : "\n## ").Append(section.Heading).Append(isFolded ? "</summary>\n\n" : "\n\n");
            foreach (var line in section.Lines)
            {
                text.Append(' ', 2 * line.Depth).Append("- ").Append(Escape(line.Text)).Append('\n');
            }

            text.Append(isFolded ? "\n</details>\n" : "");
        }

        foreach (var note in grounds.Notes)
        {
            text.Append('\n').Append(Escape(note)).Append('\n');
        }
    }

    private static void Records(StringBuilder text, DecisionDocument document)
    {
        foreach (var block in document.Records.Where(block => block.Records.Any(record => record.Lines().Any())))
        {
            text.Append("\n## ").Append(Escape(block.Heading)).Append("\n\n");
            foreach (var (depth, line) in block.Records.SelectMany(record => record.Lines()))
            {
                text.Append(' ', 2 * depth).Append("- ").Append(Escape(line)).Append('\n');
            }
        }
    }

    private static void Results(StringBuilder text, DecisionDocument document)
    {
        var values = document.Parts.Concat(document.Outputs).ToArray();
        if (values.Length == 0)
        {
            return;
        }

        text.Append("\n## Results\n\n| | |\n|---|---|\n");
        foreach (var value in values)
        {
            text.Append("| ").Append(Escape(value.Title)).Append(" | ").Append(Escape(value.Shown)).Append(" |\n");
        }
    }

    private static void List(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        if (all.Length > 0)
        {
            text.Append("\n## ").Append(heading).Append("\n\n");
            foreach (var line in all)
            {
                text.Append("- ").Append(Escape(line)).Append('\n');
            }
        }
    }

    private static string Cited(Reason reason) => string.Join(' ', new[] { reason.Text, DocumentWords.Wording(reason), DocumentWords.Cited(reason.Citations) }.Where(words => words.Length > 0));

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text.ReplaceLineEndings(" "))
        {
            if (character is '\\' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '&' or '~')
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
