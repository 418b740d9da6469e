using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Pages;

/// <summary>What a policy works out on the way, and what it gives beside its outcome.</summary>
public sealed class ItemSections(MarkdownPage page, PolicyWords words, ExpressionWords expressions, RuleSections rules)
{
    /// <summary>The outcome: what it can be, and its rules.</summary>
    public void Outcome()
    {
        if (words.Model.Outcome is not { } item)
        {
            return;
        }

        page.Heading(2, "What it decides");
        page.List(words.Choices(item.ChoiceSet)!.Options.Select(option => $"{MarkdownPage.Escape(option.Title)} {MarkdownPage.Code(option.Name)}"));
        page.Heading(2, "How it is decided");
        rules.Write(item, 3);
    }

    /// <summary>The parts; nothing when there are none.</summary>
    public void Parts()
    {
        foreach (var item in words.Model.Items.Where(item => !item.IsBorrowed && item.Kind == ItemKind.Part))
        {
            page.Heading(2, PolicyWords.Headline(item.Title, item.Name));
            page.Paragraph(AppliesOnlyIf(item));
            page.List(words.Choices(item.ChoiceSet)!.Options.Select(option => $"{MarkdownPage.Escape(option.Title)} {MarkdownPage.Code(option.Name)}"));
            rules.Write(item, 3);
        }
    }

    /// <summary>The outputs; nothing when there are none.</summary>
    public void Outputs()
    {
        var outputs = words.Model.Items.Where(item => !item.IsBorrowed && item.Kind == ItemKind.Output).ToList();
        if (outputs.Count == 0)
        {
            return;
        }

        page.Heading(2, words.Model.Outcome is null ? "What it works out" : "What it also works out");
        foreach (var item in outputs)
        {
            page.Heading(3, PolicyWords.Headline(item.Title, item.Name));
            page.Paragraph(AppliesOnlyIf(item));
            if (item.Rules is not null)
            {
                rules.Write(item, 4);
                continue;
            }

            page.List(
            [
                $"**Is** {Value(item)}",
                item.Because.IsEmpty ? "" : $"**Because** {words.Reason(item.Because)}",
                item.Cite.IsEmpty ? "" : $"**Source** {MarkdownPage.Cited(item.Cite)}",
                $"**Name** {MarkdownPage.Code(item.Name)}",
            ]);
        }
    }

    /// <summary>Groups of criteria; nothing when there are none.</summary>
    public void Criteria()
    {
        var groups = words.Model.Items.Where(item => !item.IsBorrowed && item.Criteria is not null).ToList();
        if (groups.Count == 0)
        {
            return;
        }

        page.Heading(2, "Criteria");
        foreach (var item in groups)
        {
            var group = item.Criteria!;
            var count = group.Criteria.Length;
            page.Heading(3, PolicyWords.Headline(item.Title, item.Name));
            page.Paragraph($"{(group.AtLeast == count ? count == 1 ? "It holds" : "All of these hold" : group.AtLeast == 1 ? "Any of these holds" : FormattableString.Invariant($"At least {group.AtLeast} of these hold"))}. {MarkdownPage.Cited(item.Cite)}".TrimEnd());
            page.Table(["Criterion", "Said when it holds", "Said when not", "Source"], [.. group.Criteria.Select(Criterion)]);
        }
    }

    /// <summary>The definitions; nothing when there are none.</summary>
    public void Definitions()
    {
        var definitions = words.Model.Items.Where(item => !item.IsBorrowed && item.Kind == ItemKind.Definition).ToList();
        if (definitions.Count > 0)
        {
            page.Heading(2, "What is worked out from the answers");
            page.Table(["Name", "Is", "Title", "Source"], [.. definitions.Select(Definition)]);
        }
    }

    private IReadOnlyList<string> Criterion(Criterion criterion) => [expressions.Phrase(criterion.When), words.Reason(criterion.Because), words.Reason(criterion.Otherwise), MarkdownPage.Cited(criterion.Cite)];

    private IReadOnlyList<string> Definition(Item item) =>
        [MarkdownPage.Code(item.Name), Value(item), string.Equals(item.Title, item.Name, StringComparison.Ordinal) ? "" : MarkdownPage.Escape(item.Title), MarkdownPage.Cited(item.Cite)];

    // A condition has words; an amount that is chosen or calculated is clearer as written.
    private string Value(Item item) => Bare(item) + (item.Rounded is { } rounded ? $", rounded {rounded}" : "");

    private string Bare(Item item) => item.Value is { } value && (item.Type == FactType.YesNo || value.Kind == SkeletonKind.Leaf) ? expressions.Phrase(value) : MarkdownPage.Code(item.ValueText);

    private string AppliesOnlyIf(Item item) => item.OnlyIf is { } condition ? $"Applies only if {expressions.Phrase(condition)}." : "";
}
