using PolicyEngine.Language;
using PolicyEngine.Tests.Door;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Language;

public sealed class ReservedNamesTests
{
    [Fact]
    public void Every_word_that_is_no_name_stands_in_the_page_of_the_language()
    {
        var page = File.ReadAllText(Path.Combine(Tree.Root, "rules", "LANGUAGE.md"));

        Assert.Equal([], ReservedNames.Words.Concat(ReservedNames.Engine).Where(word => !page.Contains($"`{word}`", StringComparison.Ordinal) && !page.Contains($"`{word}(", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("yes", "true")]
    [InlineData("no", "false")]
    public void Yes_and_no_alone_are_what_they_say_where_an_answer_is_needed(string written, string means)
    {
        var policy = Grants.Load($$"""
            policy: paid
            title: Paid
            owner: Somebody
            source: { document: Invented for a test, at: "1" }
            in_force: { from: 2000-01-01 }
            facts: { consent: { type: choice, of: ["yes", "no", unsure], ask: "?" } }
            decision:
              outcomes: [granted, refused]
              rules: [{ id: r, when: consent == yes, then: granted, because: "It is so." }]
              otherwise: { then: refused, because: "It is not so." }
            outputs:
              free: { type: yes_no, value: {{written}}, because: "It is so." }
              level: { type: yes_no, rules: [{ id: r, when: consent == no, then: {{written}}, because: "It is so." }], otherwise: { then: "!({{means}})", because: "Else." } }

            """)["paid"];

        var decision = policy.DecideJson("""{ "consent": "no" }""", new DateOnly(2018, 1, 1));

        Assert.Equal(["free: " + written, "level: " + written], decision.Outputs.Select(output => $"{output.Name}: {output.Text}"));
    }
}
