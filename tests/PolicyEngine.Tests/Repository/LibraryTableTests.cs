using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Repository;

/// <summary>The table of the library in <c>rules/README.md</c> is what the packs are.</summary>
public sealed class LibraryTableTests
{
    private const string Page = "rules/README.md";
    private const string Heading = "| pack | decides | source | rules and rows | cases | guarantees | notes | lifecycle |\n|---|---|---|---:|---:|---:|---:|---|\n";

    private static readonly LoadResult Packs = PolicyLoader.Load(Path.Combine(Tree.Root, "rules"));

    [Fact]
    public void Each_pack_stands_in_the_table_with_its_figures()
    {
        var page = Tree.Read(Page);
        var table = Heading + string.Concat(Packs.Set!.Policies.Select(policy => policy.Compiled.Model).OrderBy(model => model.Id, StringComparer.Ordinal).Select(Line));

        Assert.True(page.Contains(table, StringComparison.Ordinal), "write this table into rules/README.md:\n" + table);
    }

    private static string Line(PolicyModel model)
    {
        var cases = Packs.Cases.Where(file => file.Policy.Value == model.Id).Sum(file => file.Cases.Length);
        var rules = model.Items.Sum(item => (item.Rules?.Rules.Length ?? 0) + (item.Lookup?.Rows.Length ?? 0) + (item.Criteria?.Criteria.Length ?? 0));
        var life = model.Lifecycle is null ? "" : model.Lifecycle.Base.Length > 0 ? $"on {model.Lifecycle.Base}" : "its own";
        return string.Create(CultureInfo.InvariantCulture, $"| [{model.Id}]({model.Id}) | {model.Title} | {SourceOf(model.Id)} | {rules} | {cases} | {model.Guarantees.Length} | {model.Notes.Length} | {life} |\n");
    }

    private static string SourceOf(string id) => Packs.Syntax.First(policy => policy.Id.Value == id).Source.Value.Replace("|", "\\|", StringComparison.Ordinal);
}
