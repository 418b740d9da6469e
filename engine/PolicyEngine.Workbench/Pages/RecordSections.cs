using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Pages;

/// <summary>What a policy works out for each record of a list, as sections below one heading.</summary>
internal static class RecordSections
{
    /// <summary>All blocks; nothing when there are none.</summary>
    public static void Write(MarkdownPage page, PolicyModel model)
    {
        foreach (var block in model.Blocks)
        {
            var list = model.Facts[block.List];
            var words = new PolicyWords(block.Model);
            var expressions = new ExpressionWords(words);
            var rules = new RuleSections(page, words, expressions);
            var items = new ItemSections(page, words, expressions, rules);
            page.Heading(2, list.One.Length > 0 ? $"For each {list.One.Replace('_', ' ')}" : $"For each of {list.Name.Replace('_', ' ')}");
            page.Paragraph($"The fields of one record of {MarkdownPage.Code(list.Name)} are read by their names. What is worked out is read elsewhere as a field of the record.");
            page.Depth = 1;
            items.Parts();
            items.Criteria();
            items.Definitions();
            new LookupSections(page, words, expressions).Write();
            items.Outputs();
            page.Depth = 0;
        }
    }
}
