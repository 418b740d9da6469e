using PolicyEngine.Repl;
using PolicyEngine.Workbench.Pages;

namespace PolicyEngine.Tests.Cli;

public class DocsTests(PackFixture packs) : IClassFixture<PackFixture>
{
    [Theory]
    [InlineData("# Good")]
    [InlineData("- **Owner** Your team")]
    [InlineData("- **In force** from 1 January 2026")]
    [InlineData("  - *resident* is yes")]
    [InlineData("  - *age* is at least “Youngest age”")]
    [InlineData("  - not “The person is an adult”")]
    [InlineData("- **When** *resident* is no")]
    [InlineData("- **Then** “The grant is given”")]
    [InlineData("- **Because** You live in the district and are ‹age›; the grant is for people from ‹Youngest age›.")]
    [InlineData("- **Source** \\[para 3\\]")]
    [InlineData("**Proposed: never fires.**")]
    [InlineData("| Are you in full-time education?<br>*School, college or university all count.* | yes or no | *age* is at least “Age from which one is an adult” | customer | `in_education` | \\[para 3\\] |")]
    [InlineData("| How old are you? | a whole number (years), 0 to 130 |  | customer | `age` | \\[para 2\\] |")]
    [InlineData("| 1 July 2026 | £175.00 | \\[para 4\\] |")]
    [InlineData("Applies only if the outcome is “The grant is given”.")]
    [InlineData("- `adult_age`: The paper says \\`18 and over\\`; 18 itself is read as adult. \\[para 3\\]")]
    [InlineData("| `one-year-below` | Fifteen is not | 1 March 2026 | `refused` | \\[para 2\\] |")]
    public void The_page_says_it_in_plain_words(string line) => Assert.Contains(line, packs.Run("docs", "good").Output.Split('\n'));

    [Fact]
    public void A_proposed_rule_stands_apart_from_those_that_decide()
    {
        var page = packs.Run("docs", "good").Output;
        var proposed = page.IndexOf("## Proposed rules, not in effect", StringComparison.Ordinal);
        Assert.InRange(page.IndexOf("`carers`", StringComparison.Ordinal), proposed, page.IndexOf("## What is asked", StringComparison.Ordinal));
        Assert.InRange(page.IndexOf("`adult_out_of_education`", StringComparison.Ordinal), 0, proposed);
    }

    [Fact]
    public void Tables_matrices_and_bands_read_as_tables()
    {
        packs.Vary("tabled", "outputs:\n", """
            bands:
              group:
                of: age
                output: { type: choice, of: { young: "The young", old: "The old" } }
                undecided: [60]
                bands: [{ less_than: 60, value: young, cite: "para 6" }, { more_than: 60, at_most: 1_000, value: old, cite: "para 6" }]
                cite: "para 6"
            matrices:
              score:
                rows: { input: resident, values: [yes, no] }
                columns: { input: group, values: [young, old] }
                output: whole_number
                cells: { yes: [1, 2], no: [3, 4] }
                cite: "para 7"
            outputs:
              points: { title: Points, type: whole_number, value: score, cite: "para 7" }

            """);
        var page = packs.Run("docs", "tabled").Output.Split('\n');
        Assert.Contains("| 60 | **undecided** | \\[para 6\\] |", page);
        Assert.Contains("| more than 60 and at most 1,000 | The old | \\[para 6\\] |", page);
        Assert.Contains("Down: *resident*. Across: *group*.", page);
        Assert.Contains("|  | The young | The old |", page);
        Assert.Contains("| **no** | 3 | 4 |", page);
    }

    [Fact]
    public void The_page_goes_to_a_file_byte_for_byte()
    {
        var run = packs.Run("docs", "good", "--output", "page.md");
        Assert.Equal(new PolicyRun(ExitCodes.Done, "", "wrote page.md\n"), run);
        Assert.Equal(packs.Run("docs", "good").Output, File.ReadAllText(Path.Combine(packs.Folder, "page.md")));
    }

    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("<script>", "\\<script\\>")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("*a* [b](c)", "\\*a\\* \\[b\\](c)")]
    public void An_authors_text_cannot_add_markup(string text, string escaped) => Assert.Equal(escaped, MarkdownPage.Escape(text));
}
