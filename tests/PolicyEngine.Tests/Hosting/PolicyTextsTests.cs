using PolicyEngine.Diagnostics;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Hosting;

public class PolicyTextsTests
{
    public static TheoryData<string> Folders => ["rules", "tests/Fixtures/language/good/lifecycle"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_texts_that_are_kept_make_the_same_version_again(string folder)
    {
        string[] paths = folder == "rules" ? [Path.Combine(Tree.Root, folder), Path.Combine(Tree.Root, "examples", "overrides")] : [Path.Combine(Tree.Root, folder)];
        var result = PolicyLoader.Load(paths);
        Assert.True(result.Succeeded, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)));

        foreach (var syntax in result.Syntax)
        {
            var kept = PolicyTexts.Of(syntax);
            Assert.Equal(kept.Files.Length, kept.Files.Select(file => file.Path).Distinct(StringComparer.Ordinal).Count());
            Assert.DoesNotContain(kept.Files, file => file.Path.Contains(Tree.Root, StringComparison.Ordinal));
            Assert.Equal((syntax.Id.Value, syntax.ContentHash), (PolicyTexts.Load(kept).Id, PolicyTexts.Load(kept).Model.ContentHash));
        }
    }
}
