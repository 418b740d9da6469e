namespace PolicyEngine.Documents;

/// <summary>A letter as plain text.</summary>
internal static class LetterRenderer
{
    public static string Render(DecisionDocument document, Letter letter, int width, ITextStyle? style)
    {
        var text = new TextWrapper(width);
        text.Raw(style?.Outcome(letter.Outcome, document.Status) ?? letter.Outcome);
        text.Add(0, "", $"{document.PolicyTitle}, {DocumentWords.Day(document.AsOf)}");
        foreach (var section in LetterText.Sections(letter))
        {
            text.Blank();
            text.Raw(style?.Heading(section.Heading) ?? section.Heading);
            foreach (var line in section.Lines)
            {
                text.Add(2, "", line);
            }
        }

        return text.ToString();
    }
}
