namespace PolicyEngine.Documents;

/// <summary>A part of a letter under a heading.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Lines">The lines.</param>
internal sealed record LetterSection(string Heading, IReadOnlyList<string> Lines);

/// <summary>A letter in words, for every rendering.</summary>
public static class LetterText
{
    private const string IfWrong = "If any of this is wrong, tell us.";

    /// <summary>Why the decision is as it is, as a notification shows it: the reasons, the answers and the figures, each a line.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="knows">Whether whoever reads it may see a sensitive answer, by the fact's name.</param>
    public static string Why(Letter letter, Func<string, bool> knows)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(knows);
        var blocks = new List<string> { Dashes(letter.Reasons) };
        var answers = Answers(letter, knows).ToList();
        if (answers.Count > 0)
        {
            blocks.Add($"What we went by:\n{Dashes(answers)}\n{IfWrong}");
        }

        if (!letter.Figures.IsEmpty)
        {
            blocks.Add($"The figures that apply:\n{Dashes(letter.Figures)}");
        }

        return string.Join("\n\n", blocks.Where(block => block.Length > 0));
    }

    /// <summary>The parts of a letter to the person, the outcome apart.</summary>
    internal static IEnumerable<LetterSection> Sections(Letter letter)
    {
        LetterSection[] sections =
        [
            new(letter.IsCalculation ? "What was worked out" : "Why", letter.Reasons),
            new("What we went by", letter.Answers.IsEmpty ? [] : [.. Answers(letter, _ => true), IfWrong]),
            new("The figures that apply", letter.Figures),
            new("What else was decided", letter.Also),
            new("What we still need to know from you", letter.Questions),
            new("What happens next", letter.IsForPerson ? [letter.IsSettled ? "One of our officers takes on what is still open." : "One of our officers takes this on."] : []),
            new("Where else to turn", letter.Signposts),
        ];
        return sections.Where(section => section.Lines.Count > 0);
    }

    private static IEnumerable<string> Answers(Letter letter, Func<string, bool> knows) => letter.Answers.Select(answer => knows(answer.Fact) ? answer.Text : answer.Withheld);

    private static string Dashes(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"- {line}"));
}
