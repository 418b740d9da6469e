using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Documents;
using PolicyEngine.Model;
using PolicyEngine.Tests.Repository;

namespace PolicyEngine.Tests.Evaluation;

/// <summary>Diagrams of lifecycles, of titles that a diagram's language could trip over among them.</summary>
public partial class LifecycleDiagramTests
{
    private const string Hostile = """
        policy: hostile
        title: "A \"quoted\" title \\ & <b>"
        owner: Nobody
        source: { document: none, at: "1" }
        in_force: { from: 2018-01-01 }
        facts:
          asked: { type: yes_no, ask: "Asked?" }
          drawn: { type: yes_no, ask: "Drawn?" }
          pieces: { type: list, ask: "Pieces?", of: { piece: { type: text } } }
        decision:
          outcomes: { granted: "Yes; really", refused: "No" }
          cite: "1"
          rules: [ { id: one, when: asked, then: granted, because: "Yes." } ]
          otherwise: { then: refused, because: "No." }
        lifecycle:
          initial: state
          roles: { officer: Officer }
          states:
            state: { title: "State \"as\" end }; --> x : y #1\nnote %% a" }
            deciding: { title: "Deciding", initial: note, entry: [ { sample: { fact: drawn, rate: 0.1 } } ] }
            note: { title: "note", in: deciding, entry: [ { decide: yes } ] }
            inner: { title: "Inner", in: deciding, exit: [ { set: { drawn: "false" } } ] }
            checking: { title: "Checking", initial: first }
            first: { title: "First", in: checking }
            part: { title: "Part; of it" }
            end_of_parts: {}
            end: { title: "end", final: yes }
          triggers:
            go: { title: "Go: \"on\" & on; {x}", by: officer }
            ask: { by: officer }
            again: { by: officer }
          transitions:
            - { from: state, on: go, to: deciding, when: 'asked && !drawn' }
            - { from: note, outcome: [granted, refused], to: first }
            - { from: note, outcome: [undetermined, needs_person, faulted], to: inner }
            - { from: inner, on: go, to: note }
            - { from: inner, on: ask, stay: yes }
            - { from: state, on: ask, reenter: yes }
            - { from: checking, on: go, to: end }
            - { from: checking, on: ask, ignore: "Not now." }
            - { from: deciding, on: again, reenter: yes }
            - { from: first, on: again, to: checking }
            - { from: end_of_parts, parts_ended: yes, to: end }
            - { from: first, on: go, to: end_of_parts, steps: [ { split: { list: pieces, key: piece, into: part } } ] }
            - { from: part, on: go, to: end }

        """;

    private static readonly PolicyModel Model = Load();

    [Theory]
    [InlineData(DiagramFormat.Mermaid)]
    [InlineData(DiagramFormat.Dot)]
    [InlineData(DiagramFormat.Text)]
    public void Each_form_is_as_approved(DiagramFormat format) =>
        Tree.Approved($"tests/PolicyEngine.Tests/Evaluation/LifecycleDiagram.{format}.verified.txt", LifecycleDiagram.Render(Model, format));

    [Fact]
    public void Every_line_of_Mermaid_is_one_of_its_grammar()
    {
        var lines = LifecycleDiagram.Render(Model, DiagramFormat.Mermaid).TrimEnd('\n').Split('\n');

        Assert.Equal("stateDiagram-v2", lines[0]);
        Assert.All(lines[1..], line => Assert.Matches(MermaidLine(), line));
        Assert.Equal(lines.Count(line => line.EndsWith('{')), lines.Count(line => line.Trim() == "}"));
    }

    [Fact]
    public void Quotes_of_Graphviz_are_closed_on_each_line()
    {
        var lines = LifecycleDiagram.Render(Model, DiagramFormat.Dot).TrimEnd('\n').Split('\n');

        Assert.All(lines, line => Assert.Matches(DotLine(), line));
    }

    [Fact]
    public void A_policy_that_only_decides_has_no_diagram() =>
        Assert.Throws<ArgumentException>(() => LifecycleDiagram.Render(Model with { Lifecycle = null }, DiagramFormat.Text));

    // A state, the start of one with substates, its end, or a way; a label holds neither a colon nor a quote, and a semicolon only as the end of a numbered letter.
    [GeneratedRegex(@"^(    )+(state ""([^"":;#{}<>]|#\d+;)*"" as s_\w+( \{)?|\}|(\[\*\]|s_\w+) --> (\[\*\]|s_\w+)( : ([^"":;#{}<>]|#\d+;)+)?)$")]
    private static partial Regex MermaidLine();

    [GeneratedRegex(@"^ *([^""]|""([^""\\]|\\[""\\])*"")*[{};]$")]
    private static partial Regex DotLine();

    private static PolicyModel Load()
    {
        var loaded = PolicyLoader.Load([new SourceFile("p/policy.yaml", Hostile)]);
        Assert.True(loaded.Succeeded, string.Join("\n", loaded.Diagnostics.Select(one => $"{one.Location} {one.Message}")));
        return loaded.Set!.Policies[0].Model;
    }
}
