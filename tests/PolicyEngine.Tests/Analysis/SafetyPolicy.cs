using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using PolicyEngine.Analysis;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Analysis;

/// <summary>A policy with facts of every type that holds one expression or one script of a fixture, beside another policy that it must not reach.</summary>
internal static partial class SafetyPolicy
{
    public const string DefaultScript = "long Twice(long n) => 2 * n;\ndecimal Price(long days, decimal rate) => days * rate;\nconst long LIMIT = 5;\nbool IsLarge(deposits_record deposit) => deposit.principal > 5;\n";

    private const string Policy = """
        policy: probe
        title: Probe
        owner: Nobody
        source: { document: none, at: "1" }
        in_force: { from: 2018-01-01 }
        facts:
          flag: { type: yes_no, ask: "Flag?" }
          age: { type: whole_number, ask: "Age?" }
          amount: { type: money, ask: "Amount?" }
          date_of_birth: { type: date, ask: "Born?" }
          opens: { type: time, ask: "Opens?" }
          postcode: { type: text, ask: "Postcode?" }
          vehicle: { type: choice, of: [car, van, bicycle], ask: "Vehicle?" }
          deposits:
            type: list
            ask: "Deposits?"
            of:
              principal: { type: money }
              days: { type: whole_number }
              matures_on: { type: date }
              held_in: { type: choice, of: vehicle }
              bank: { type: text }
        parameters:
          rate: { type: decimal, cite: "1", values: [ { from: 2018-01-01, value: 5 } ] }
          limit: { type: money, by: vehicle, cite: "1", values: [ { key: car, from: 2018-01-01, value: 5 } ] }
        decision:
          outcomes: [granted, refused]
          cite: "1"
          rules:

        """;

    private const string Other = """
        policy: probe_too
        title: Other
        owner: Nobody
        source: { document: none, at: "1" }
        in_force: { from: 2018-01-01 }
        facts: { side: { type: choice, of: [left, right], ask: "Side?" } }
        decision: { outcomes: [yes_please, no_thanks], rules: [ { id: one, when: side == left, then: yes_please, because: "Left." } ] }
        """;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Binds and analyses expressions and a script; the set is there when nothing is wrong with them.</summary>
    public static SafetyReport Analyze(IReadOnlyList<string> expressions, string script)
    {
        var text = Policy + string.Concat(expressions.Select((expression, i) => string.Create(CultureInfo.InvariantCulture, $"    - {{ id: r{i}, when: {Quoted(expression)}, then: granted, because: \"Yes.\" }}\n")));
        var folder = PolicyFolder.Read(
        [
            new SourceFile("probe/policy.yaml", text),
            new SourceFile("probe/scripts/probe.csx", script),
            new SourceFile("probe_too/policy.yaml", Other),
            new SourceFile("probe_too/scripts/other.csx", "public long Thrice(long n) => 3 * n;\n"),
        ]);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(folder.Diagnostics);
        var bound = folder.HasErrors ? null : PolicyBinder.Bind(folder.Policies, diagnostics);
        var result = bound is null ? null : PolicyAnalyzer.Analyze(bound, diagnostics);
        result = result?.Policies.Any(policy => policy.Syntax.File.Path == "probe/policy.yaml") == true ? result : null;
        return new SafetyReport(bound, result, Policy.Count(letter => letter == '\n') + 1, [.. diagnostics.Sorted().Where(diagnostic => diagnostic.Severity == Severity.Error)]);
    }

    /// <summary>The lines of a fixture, less remarks, with its escapes.</summary>
    public static IEnumerable<string> Lines(string path) =>
        File.ReadLines(Path.Combine(Fixture.Root, "tests", "Fixtures", "safety", path)).Where(line => line.Length > 0 && line[0] != '#').Select(Unescape);

    /// <summary>The blocks of a fixture: a heading after two signs, and the lines below it.</summary>
    public static IEnumerable<(string Heading, string Text)> Blocks(string path) =>
        Heading().Split(File.ReadAllText(Path.Combine(Fixture.Root, "tests", "Fixtures", "safety", path))).Skip(1).Chunk(2).Select(block => (block[0], block[1]));

    // Only a text in double quotes can hold a line break, and only by an escape.
    private static string Quoted(string expression) =>
        expression.Contains('\n', StringComparison.Ordinal) ? JsonSerializer.Serialize(expression, Relaxed) : "'" + expression.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static string Unescape(string line)
    {
        var repeated = Repeat().Replace(line, match => string.Concat(Enumerable.Repeat(match.Groups[2].Value, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))));
        var escaped = Escape().Replace(repeated, match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        return escaped.Replace("\\\\u", "\\u", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);
    }

    [GeneratedRegex("⟪([0-9]+) (.*?)⟫")]
    private static partial Regex Repeat();

    [GeneratedRegex(@"(?<!\\)\\u([0-9A-F]{4})")]
    private static partial Regex Escape();

    [GeneratedRegex(@"^## (.*)\n", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
