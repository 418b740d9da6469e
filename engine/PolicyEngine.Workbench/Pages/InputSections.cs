using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Pages;

/// <summary>What goes into a policy: its questions and its figures.</summary>
public sealed class InputSections(MarkdownPage page, PolicyWords words, ExpressionWords expressions)
{
    /// <summary>The questions, in asking order.</summary>
    public void Questions()
    {
        var facts = words.Model.Facts;
        page.Heading(2, "What is asked");
        page.Paragraph(facts.IsEmpty ? "Nothing is asked." : "Nothing is assumed: a question without an answer leaves open whatever depends on it.");
        page.Table(["Question", "Answer", "Asked only if", "Who says so", "Name", "Source"], [.. facts.Select(Question)]);
        foreach (var fact in facts.Concat(facts.SelectMany(list => list.Fields)).Where(words.HasManyOptions))
        {
            page.Paragraph($"**Options of {MarkdownPage.Code(fact.Name)}** {words.Options(fact)}");
        }
    }

    /// <summary>The figures, with their values by date.</summary>
    public void Figures()
    {
        if (words.Model.Parameters.IsEmpty)
        {
            return;
        }

        page.Heading(2, "Figures");
        foreach (var parameter in words.Model.Parameters)
        {
            Figure(parameter);
        }
    }

    private IReadOnlyList<string> Question(Fact fact) =>
    [
        (fact.Title.Length > 0 ? $"**{MarkdownPage.Escape(fact.Title)}**<br>" : "") + MarkdownPage.Escape(fact.Ask) + (fact.Help.Length > 0 ? $"<br>*{MarkdownPage.Escape(fact.Help)}*" : ""),
        words.Answer(fact) + (fact.Sensitive ? " (sensitive)" : "") + (fact.KeepAfterErasing.Length > 0 ? $" (kept after erasing: {MarkdownPage.Escape(fact.KeepAfterErasing)})" : ""),
        fact.OnlyIf is { } condition ? expressions.Phrase(condition) : "",
        MarkdownPage.Escape(string.Join(", ", fact.From)),
        MarkdownPage.Code(fact.Name),
        MarkdownPage.Cited(fact.Cite),
    ];

    private void Figure(Parameter parameter)
    {
        page.Heading(3, PolicyWords.Headline(parameter.Title, parameter.Name));
        page.Paragraph($"{MarkdownPage.Code(parameter.Name)} {MarkdownPage.Cited(parameter.Cite)}".TrimEnd());
        page.Paragraph(MarkdownPage.Escape(parameter.Note));
        if (parameter.Values.IsEmpty)
        {
            page.Paragraph("**No value is stated.** What depends on it stays open.");
        }

        page.Table(["For", "From", "To", "Value", "Source"], [.. parameter.Values.Select(value => Row(parameter, value))]);
    }

    private IReadOnlyList<string> Row(Parameter parameter, ParameterValue value) =>
    [
        value.Key is { } key ? PolicyWords.Value(key, parameter.KeyType ?? FactType.Text, words.Choices(parameter.KeyChoiceSet), "") : "",
        PolicyWords.Day(value.From),
        value.To is { } to ? PolicyWords.Day(to) : "",
        value.Value is { } text ? PolicyWords.Value(text, parameter.Type, words.Choices(parameter.ChoiceSet), parameter.Unit) : "**none**",
        MarkdownPage.Cited(value.Cite),
    ];
}
