using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Language;
using PolicyEngine.Model;
using PolicyEngine.Tests.Cli;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Tests.Session;

/// <summary>One value, written into every way in: what one takes, all take as the same value, and what one refuses, all refuse.</summary>
public sealed class OneReaderTests : IDisposable
{
    private const string Policy = """
        policy: echo
        title: Echo
        owner: Tests
        source: { document: Invented, at: "1" }
        in_force: { from: 2015-01-01 }
        choices:
          country: { no: Norway, se: Sweden, uk: "United Kingdom", band_b: "Band B" }
        facts:
          d: { type: date, ask: "?" }
          n: { type: whole_number, unit: years, ask: "?" }
          x: { type: decimal, unit: "%", ask: "?" }
          m: { type: money, ask: "?" }
          t: { type: time, ask: "?" }
          s: { type: text, ask: "?" }
          y: { type: yes_no, ask: "?" }
          c: { type: choice, of: country, ask: "?" }
          xs:
            type: list
            ask: "?"
            of:
              d: { type: date }
              n: { type: whole_number, unit: years }
              x: { type: decimal, unit: "%" }
              m: { type: money }
              t: { type: time }
              s: { type: text }
              y: { type: yes_no }
              c: { type: choice, of: country }
        decision:
          outcomes: [granted]
          rules: [{ id: r, when: y, then: granted, because: "{s}", cite: "1" }]
        """;

    private readonly SessionRun session = SessionRun.With(Policy);

    private PolicyModel Model => session.Session.Policy.Model;

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("d", "2018-11-26", "2018-11-26")]
    [InlineData("d", "26 Nov 2018", "2018-11-26")]
    [InlineData("d", "26th November 2018", "2018-11-26")]
    [InlineData("d", "2018-2-1", "2018-02-01")]
    [InlineData("d", "26/11/2018", null)]
    [InlineData("d", "2019-02-29", null)]
    [InlineData("n", "1_000", "1000")]
    [InlineData("n", "1,000", "1000")]
    [InlineData("n", "75 years", "75")]
    [InlineData("n", "(5)", null)]
    [InlineData("n", "7.0", null)]
    [InlineData("x", "12.5 %", "12.5")]
    [InlineData("x", "12,5", null)]
    [InlineData("x", "−2.5", "-2.5")]
    [InlineData("m", "£1,234.50", "1234.50")]
    [InlineData("m", "£-5", "-5")]
    [InlineData("m", "£5 million", "5000000")]
    [InlineData("m", "£1.5bn", "1500000000")]
    [InlineData("m", "£5 m2", null)]
    [InlineData("m", "(5.00)", null)]
    [InlineData("m", "(£5.00)", null)]
    [InlineData("m", "£(5.00)", null)]
    [InlineData("m", "1.234,50", null)]
    [InlineData("m", "5.005", null)]
    [InlineData("t", "8:30", "08:30")]
    [InlineData("t", "7.30 pm", "19:30")]
    [InlineData("t", "25:00", null)]
    [InlineData("y", "y", "yes")]
    [InlineData("y", "No", "no")]
    [InlineData("y", "NO", "no")]
    [InlineData("y", "1", null)]
    [InlineData("c", "no", "no")]
    [InlineData("c", "Norway", "no")]
    [InlineData("c", "band b", "band_b")]
    [InlineData("c", "united kingdom", "uk")]
    [InlineData("c", "Norwegian", null)]
    [InlineData("s", "é", "é")]
    [InlineData("s", "e\u0301", "é")]
    [InlineData("s", "가", "가")]
    [InlineData("s", "Rose\u200dLee", null)]
    [InlineData("s", "Rose\u00a0Lee", null)]
    [InlineData("s", "Rose\u202eLee", null)]
    [InlineData("s", "Rose\u001b[31mLee", null)]
    public void A_value_is_read_alike_by_every_way_in(string name, string written, string? value)
    {
        foreach (var (way, read) in Ways(name, written))
        {
            Assert.True((value ?? "refused") == read, $"{way} reads {written} as {read}");
        }
    }

    [Theory]
    [InlineData("s", "Rose\u200dLee", "U+200D", "delete it; it is invisible")]
    [InlineData("s", "Rose\u00a0Lee", "U+00A0", "write an ordinary space")]
    public void A_character_that_is_not_seen_gets_the_same_advice_everywhere(string name, string written, string character, string advice)
    {
        var problems = new[]
        {
            FactsDocument.ReadYaml(new SourceFile("facts.yaml", $"{name}: \"{written}\"\n")).Diagnostics.Single(),
            FactReader.Read(Model, FactReader.ReadJson(new SourceFile("facts.json", $$"""{"{{name}}": "{{written}}"}""")).Facts.Single()).Diagnostics.Single(),
            FactReader.Read(Model, new Dictionary<string, object?> { [name] = written }).Diagnostics.Single(),
            FactReader.Read(Model, FactReader.ReadJson(new SourceFile("facts.json", $$"""{"{{written}}": true}""")).Facts.Single()).Diagnostics.Single(),
        };

        Assert.All(problems, problem => Assert.Contains(character, problem.Message, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.StartsWith(advice, problem.Help, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.DoesNotContain("policy", problem.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("n", "unknown")]
    [InlineData("y", "I don't know")]
    [InlineData("d", "not known")]
    public void Not_known_is_said_alike(string name, string words)
    {
        Assert.Equal(FactState.NotKnown, Read(Yaml($"{name}: {words}")).Facts!.StateOf(name));
        Assert.Equal(FactState.NotKnown, Read(FactReader.ReadJson(new SourceFile("f", $$"""{"{{name}}": "{{words}}"}""")).Facts.Single()).Facts!.StateOf(name));
        Assert.Equal(FactState.NotKnown, Read(Set(name, words)).Facts!.StateOf(name));
        Assert.Equal(FactState.NotKnown, Read(Yaml($"{name}: null")).Facts!.StateOf(name));
        Assert.Equal("asked, and not known", session.Type($"{name} = {words}", name));
    }

    [Theory]
    [InlineData("""{"y": "yes"}""", """{"y": true}""")]
    [InlineData("""{"y": "no"}""", """{"y": false}""")]
    [InlineData("""{"y": 1}""", """{"y": true}""")]
    [InlineData("""{"y": "perhaps"}""", """{"y": true}""")]
    [InlineData("""{"d": 20181126}""", """{"d": "2018-09-18"}""")]
    [InlineData("""{"n": "5"}""", """{"n": 7}""")]
    [InlineData("""{"n": {"a": 1}}""", """{"n": 7}""")]
    public void Advice_about_json_is_json(string bad, string good)
    {
        var problem = Assert.Single(Read(FactReader.ReadJson(new SourceFile("f", bad)).Facts.Single()).Diagnostics);

        Assert.Contains($"`{good[(good.IndexOf(':', StringComparison.Ordinal) + 2)..^1]}`", problem.Help, StringComparison.Ordinal);
        Assert.NotNull(Read(FactReader.ReadJson(new SourceFile("f", good)).Facts.Single()).Facts);
    }

    [Fact]
    public void A_text_is_never_cut_at_a_hash_sign()
    {
        var cut = Assert.Single(Read(Yaml("s: 12 High Street #4")).Diagnostics);

        Assert.Equal(("PE6051", "#4"), (cut.Id, cut.Span.Text));
        Assert.Equal("12 High Street #4", Read(Yaml("s: \"12 High Street #4\"")).Facts!.ValueOf("s"));
        Assert.Equal(70L, Read(Yaml("n: 70 # the boundary")).Facts!.ValueOf("n"));
        Assert.Equal("PE6051", Assert.Single(Read(Yaml("xs:\n  - s: 12 High Street #4")).Diagnostics).Id);
    }

    [Theory]
    [InlineData("empty.txt", "", "write each fact on a line of its own as `name: value`")]
    [InlineData("equals.txt", "n = 5\n", "write each fact on a line of its own as `name: value`")]
    [InlineData("list.yaml", "- n: 5\n", "`---` on a line between the facts of two people")]
    [InlineData("table.txt", "n,m,y\n5,7,yes\n", "rows of a table (CSV) are not read as facts")]
    [InlineData("people.csv", "n,m,y\n5,\"£1,234.50\",yes\n", "write JSON Lines")]
    [InlineData("list.json", "[{\"n\": 5}]", "one object a line, without brackets around them")]
    public void A_file_that_holds_no_facts_gets_advice_about_facts(string name, string text, string advice)
    {
        session.Write(name, text);

        var run = new CommandRun { WorkingFolder = session.Folder }.Run("decide", "echo", "--facts", name, "--as-of", "2018-10-01");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(advice, string.Join(' ', run.Error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("policy:", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n = 5\ny = yes\ns = Rose Lee", "5 years", "yes", "Rose Lee")]
    [InlineData("n = 5,\r\ny = yes,\r\n\r\ns = Rose Lee\r\n", "5 years", "yes", "Rose Lee")]
    public void Facts_pasted_one_a_line_are_taken_together(string pasted, params string[] values)
    {
        Assert.DoesNotContain("error", session.Type(pasted), StringComparison.Ordinal);
        Assert.Equal(values, new[] { session.Type("n"), session.Type("y"), session.Type("s") });
    }

    [Fact]
    public void A_text_of_several_lines_is_shown_on_one()
    {
        var facts = Read(FactReader.ReadJson(new SourceFile("f", """{"y": true, "s": "one\r\n# two"}""")).Facts.Single()).Facts!;

        Assert.Equal("one\n# two", facts.ValueOf("s"));
        Assert.Equal("one # two", Assert.Single(session.Session.Policy.Decide(facts, new DateOnly(2018, 10, 1)).Reasons).Text);
    }

    private IEnumerable<(string Way, string Read)> Ways(string name, string written)
    {
        yield return ("YAML", Shown(Yaml($"{name}: {written}"), name));
        yield return ("a record in YAML", ShownRecord(Yaml($"xs:\n  - {name}: {written}"), name));
        yield return ("the host", Shown(FactReader.Read(Model, new Dictionary<string, object?> { [name] = written }), name));
        yield return ("--set", Shown(Set(name, written), name));

        // Numbers, yes and no have a form of their own in JSON.
        if (name is "s" or "c" or "d" or "t" or "m")
        {
            yield return ("JSON", Shown(FactReader.ReadJson(new SourceFile("f", $$"""{"{{name}}": {{System.Text.Json.JsonSerializer.Serialize(written)}}}""")).Facts.Single(), name));
        }

        if (!session.Type(":new", $"{name} = {written}").Contains("error", StringComparison.Ordinal))
        {
            yield return ("a session", Canonical(session.Session.Case.Facts, name));
        }
        else
        {
            yield return ("a session", "refused");
        }
    }

    private string ShownRecord(GivenFacts? given, string name)
    {
        if (given is null)
        {
            return "refused";
        }

        // The record's other fields are left out; what is wrong with this one is said all the same.
        var record = (GivenMap)((GivenList)given.Facts.Entries[0].Value).Items[0];
        return Read(given).Facts is null ? "refused" : Shown(new GivenFacts(record, []), name);
    }

    private string Shown(GivenFacts? given, string name) => given is null ? "refused" : Shown(Read(given), name);

    private string Shown(FactReading reading, string name) => reading.Facts is { } facts ? Canonical(facts, name) : "refused";

    private string Canonical(FactSet facts, string name) => facts.ValueOf(name) is { } value ? ValueText.Format(value, name == "c" ? Model.Choices[Model.Facts.First(fact => fact.Name == "c").ChoiceSet] : null) : "nothing";

    private FactReading Read(GivenFacts? given) => FactReader.Read(Model, given!);

    private static GivenFacts? Yaml(string text) => FactsDocument.ReadYaml(new SourceFile("facts.yaml", text + "\n")).Documents is [var document, ..] ? new GivenFacts(document, []) : null;

    private static GivenFacts Set(string name, string written)
    {
        var text = new SourceFile("--set", $"{name}={written}");
        return FactEntries.Merge(FactEntries.Nothing, [.. FactEntries.Read(text, name.Length, [])], []);
    }
}
