using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Analysis;

/// <summary>What is said of figures and values in reasons, where the figure has a key or an earlier rule settles what is known.</summary>
public sealed class FigureWordsTests
{
    private const string Head = """
        policy: a
        title: A
        owner: Housing team
        source: { document: Paper, at: "1" }
        in_force: { from: 2005-01-01, to: 2030-01-01 }
        facts:
          bank: { type: choice, of: [red, blue], ask: "Which bank?" }
          amount: { type: money, range: 0.., ask: "How much?" }
          has_car: { type: yes_no, ask: "Have you a car?" }
          engine: { type: whole_number, range: 0..9000, ask: "How large is its engine?" }
          people: { type: whole_number, range: 0..50, ask: "How many people?" }
        parameters:
          most: { type: money, by: bank, cite: "p", values: [{ key: red, from: 2005-01-01, value: 25_000 }, { key: blue, from: 2005-01-01, value: 40_000 }] }

        """;

    [Theory]
    [InlineData("amount > most[bank]", "It is more than £25,000, which is the limit.", "PE4404: the reason of `only` writes out £25,000, which the parameter `most` holds for `red` as it stands; write `{most[bank]}` in its place")]
    [InlineData("amount > most[red]", "It is more than £25,000.", "PE4404: the reason of `only` writes out £25,000, which the parameter `most` holds for `red` as it stands; name the figure that is meant under `definitions`, as `most[…]`, and show that in its place")]
    [InlineData("amount > most[bank]", "It is more than £30,000.", "PE4403: the reason of `only` says \"more than £30,000\", and the condition compares with `most[bank]`; write the figure that is compared; better, show it by its name between braces")]
    [InlineData("amount > most[bank]", "It is more than {most[bank]}, the limit.", "")]
    public void A_figure_by_key_is_named_with_its_key(string when, string because, string expected) =>
        Assert.Equal(expected, string.Join('\n', Found("PE440", $"decision:\n  outcomes: [granted, refused]\n  cite: c\n  rules:\n    - {{ id: only, when: '{when}', then: granted, because: '{because}' }}\n  otherwise: {{ then: refused, because: 'It is below the limit.' }}\n")));

    // Under `first` a later rule is reached only where the earlier one is no: what that rests on is known, and no condition has to ask it again.
    [Theory]
    [InlineData("first", "")]
    [InlineData("any", "PE4401")]
    public void What_an_earlier_rule_has_settled_is_known(string hit, string expected) =>
        Assert.Equal(expected, string.Join('\n', Found("PE4401", $"decision:\n  hit: {hit}\n  outcomes: [granted, refused]\n  cite: c\n  rules:\n    - {{ id: large, when: engine > 3000, then: refused, because: 'The engine is large.' }}\n    - {{ id: car, when: has_car, then: granted, because: 'The engine has {{engine}} ccm.' }}\n  otherwise: {{ then: refused, because: 'There is no car.' }}\n")).Split(':')[0]);

    [Fact]
    public void What_breaks_is_told_of_the_value_that_breaks()
    {
        var found = Found("PE4314", "definitions:\n  share: divide(amount, people)\n  half: divide(amount, engine - 5)\ndecision:\n  outcomes: [granted, refused]\n  cite: c\n  rules:\n    - { id: only, when: has_car && half > 3, then: granted, because: 'It is so.' }\n  otherwise: { then: refused, because: 'It is not so.' }\n");

        Assert.Contains(found, line => line.Contains("`share` breaks on", StringComparison.Ordinal) && line.Contains("`divide(amount, people)` breaks: it divides by zero", StringComparison.Ordinal));
        Assert.DoesNotContain(found, line => line.Contains("could not be worked out", StringComparison.Ordinal));
        Assert.All(found.Where(line => line.Contains("`share` breaks on", StringComparison.Ordinal)), line => Assert.DoesNotContain("engine - 5", line, StringComparison.Ordinal));
    }

    private static string[] Found(string id, string sections)
    {
        var loaded = PolicyLoader.Load([new SourceFile("a/policy.yaml", Head + sections)], new LoadOptions { Advise = true });
        Assert.NotNull(loaded.Set);
        return [.. loaded.Diagnostics.SelectMany(diagnostic => diagnostic.Symptoms.Prepend(diagnostic)).Where(diagnostic => diagnostic.Id.StartsWith(id, StringComparison.Ordinal)).Select(diagnostic => $"{diagnostic.Id}: {diagnostic.Message}; {diagnostic.Help}")];
    }
}
