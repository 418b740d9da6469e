using System.Globalization;
using System.Text;

namespace PolicyEngine.Tests.Properties;

/// <summary>
/// A policy made from a seed: facts of every simple type, two of which do not always apply, parameters with gaps, definitions, criteria, bands, a table with conditions, rules with exceptions under every hit
/// policy, parts and outputs. The same seed gives the same text.
/// </summary>
internal sealed class GeneratedPolicy
{
    private readonly Random random;
    private readonly bool mayBreak;
    private readonly bool showsValues;
    private readonly List<string> conditions = ["b0", "b1", "b2", "b3"];
    private readonly List<string> numbers = ["n0", "n1", "n2", "d0", "d1", "p0", "k0[c0]"];

    private GeneratedPolicy(int seed, bool mayBreak, bool showsValues)
    {
        random = new Random(seed);
        this.mayBreak = mayBreak;
        this.showsValues = showsValues;
    }

    private static readonly string[] Ordinals = ["one", "two", "three", "four", "five"];

    /// <summary>The policy's text.</summary>
    /// <param name="seed">Decides everything.</param>
    /// <param name="mayBreak">Whether conditions may divide by what may be zero.</param>
    /// <param name="showsValues">Whether reasons show an answer and a calculated value.</param>
    public static string Write(int seed, bool mayBreak, bool showsValues = false) => new GeneratedPolicy(seed, mayBreak, showsValues).Write(string.Create(CultureInfo.InvariantCulture, $"generated-{(uint)seed}"));

    private string Write(string id)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"policy: {id}\ntitle: Generated\nowner: Tests\nsource: {{ document: d, at: a }}\nin_force: {{ from: 2000-01-01 }}\n");
        text.Append("""
            choices:
              answers: [yes_please, no_thanks, later]
            facts:
              b0: { type: yes_no, ask: "?" }
              b1: { type: yes_no, ask: "?" }
              b2: { type: yes_no, ask: "?" }
              b3: { type: yes_no, ask: "?", only_if: b0 }
              n0: { type: whole_number, range: -5..5, ask: "?" }
              n1: { type: whole_number, range: -5..5, ask: "?" }
              n2: { type: whole_number, range: -5..5, ask: "?", only_if: "b1 || n0 > 2" }
              d0: { type: decimal, range: -5..5, ask: "?" }
              d1: { type: decimal, range: -5..5, ask: "?" }
              c0: { type: choice, of: [x, y, z], ask: "?" }
            parameters:
              p0: { type: whole_number, values: [ { from: 2000-01-01, to: 2009-12-31, value: 1 }, { from: 2013-01-01, value: 3 } ] }
              k0: { type: decimal, by: c0, values: [ { key: x, from: 2000-01-01, value: 0.5 }, { key: y, from: 2005-01-01, value: 2.25 } ] }

            """);
        WriteDefinitions(text);
        WriteLookups(text);
        WriteBlock(text, "decision:", "  ", "outcomes: { of: answers }", outputs: false);
        text.Append("parts:\n");
        WriteBlock(text, "  part:", "    ", "outcomes: [left, right]", outputs: false, onlyIf: random.Next(2) == 0);
        text.Append("outputs:\n");
        text.Append(CultureInfo.InvariantCulture, $"  amount: {{ type: decimal, value: '{Condition(2)} ? {Number(2)} : {Number(1)}' }}\n");
        text.Append(CultureInfo.InvariantCulture, $"  extra: {{ type: decimal, value: '{Number(2)}', only_if: '{Condition(1)}' }}\n");
        WriteBlock(text, "  level:", "    ", "type: decimal", outputs: true, onlyIf: random.Next(2) == 0);
        return text.ToString();
    }

    private void WriteDefinitions(StringBuilder text)
    {
        text.Append("definitions:\n");
        for (var i = 0; i < 3; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  e{i}: '{Condition(2)}'\n  m{i}: '{Number(2)}'\n");
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"e{i}"));
            numbers.Add(string.Create(CultureInfo.InvariantCulture, $"m{i}"));
        }

        text.Append("criteria:\n  g0:\n    at_least: 2\n    of:\n");
        for (var i = 0; i < 3; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"      - {{ when: '{Condition(1)}', because: \"It holds.\" }}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"  g1:\n    {(random.Next(2) == 0 ? "all_of" : "any_of")}:\n      - {{ when: '{Condition(1)}', because: \"a\" }}\n      - {{ when: '{Condition(1)}', because: \"b\" }}\n");
        conditions.AddRange(["g0", "g1"]);
    }

    private void WriteLookups(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"bands:\n  bn:\n    of: '{Number(1)}'\n    output: whole_number\n    undecided: [1]\n    bands:\n      - {{ less_than: -1, value: 1 }}\n      - {{ at_least: -1, less_than: 1, value: 2 }}\n      - {{ more_than: 1.25, at_most: 4, value: 3 }}\n");
        var hit = new[] { "first", "any", "collect" }[random.Next(3)];
        text.Append(CultureInfo.InvariantCulture, $"tables:\n  tb:\n    hit: {hit}\n{(hit == "collect" ? "    collect: sum\n" : "")}    inputs: {{ c: c0, n: '{Number(1)}' }}\n    outputs: {{ v: decimal }}\n    rows:\n");
        text.Append(CultureInfo.InvariantCulture, $"      - {{ c: x, n: '< 1.5', when: '{Condition(1)}', v: 1 }}\n      - {{ c: 'not(z)', n: '[0..2)', v: {(hit == "any" ? 1 : 2)} }}\n      - {{ n: '> 2, -3', v: 1 }}\n");
        if (random.Next(2) == 0 && hit != "collect")
        {
            text.Append("    otherwise: { v: 7 }\n");
        }

        numbers.AddRange(["bn", "tb"]);
    }

    private void WriteBlock(StringBuilder text, string head, string indent, string result, bool outputs, bool onlyIf = false)
    {
        text.Append(CultureInfo.InvariantCulture, $"{head}\n{indent}{result}\n");
        if (onlyIf)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}only_if: '{Condition(1)}'\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{indent}hit: {(outputs ? random.Next(2) == 0 ? "any" : "first" : new[] { "any", "first", "priority" }[random.Next(3)])}\n{indent}rules:\n");
        var count = random.Next(2, 5);
        for (var i = 0; i < count; i++)
        {
            var options = result.StartsWith("outcomes: {", StringComparison.Ordinal) ? new[] { "yes_please", "no_thanks", "later" } : ["left", "right"];
            var then = outputs ? (random.Next(3) == 0 ? Number(1) : "3.5") : options[random.Next(options.Length)];
            var exception = i > 0 && random.Next(3) == 0 ? string.Create(CultureInfo.InvariantCulture, $", exception_to: r{random.Next(i)}") : "";
            var dates = random.Next(5) switch { 0 => ", from: 2011-06-01", 1 => ", to: 2014-12-31", 2 => ", status: proposed", _ => "" };
            text.Append(CultureInfo.InvariantCulture, $"{indent}  - {{ id: r{i}, when: '{Condition(3)}', then: '{then}', because: \"Rule {Ordinals[i]}{(showsValues ? " has {n" + i % 2 + "} and {m" + i % 3 + "}" : "")}.\"{exception}{dates} }}\n");
        }

        if (random.Next(4) > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}otherwise: {{ then: '{(outputs ? "0" : result.Contains("answers", StringComparison.Ordinal) ? "later" : "left")}', because: \"Else.\" }}\n");
        }
    }

    private string Condition(int depth) => (depth == 0 ? 5 : random.Next(9)) switch
    {
        0 => $"({Condition(depth - 1)} && {Condition(depth - 1)})",
        1 => $"({Condition(depth - 1)} || {Condition(depth - 1)})",
        2 => $"!{Condition(0)}",
        3 => $"({Condition(depth - 1)} ? {Condition(depth - 1)} : {Condition(depth - 1)})",
        4 => $"{Number(1)} {Operator()} {Number(0)}",
        5 => conditions[random.Next(conditions.Count)],
        6 => $"c0 {(random.Next(2) == 0 ? "==" : "!=")} {"xyz"[random.Next(3)]}",
        7 => "c0 is x or z",
        _ => $"count_true({Condition(0)}, {Condition(0)}) >= 1",
    };

    // A divisor that is written as nought is refused while checking.
    private string Divisor() => Number(0) is var written && written == "0" ? "1" : written;

    private string Number(int depth) => (depth == 0 ? random.Next(2) : random.Next(9)) switch
    {
        0 => numbers[random.Next(numbers.Count)],
        1 => new[] { "0", "1", "2.5", "-1", "3" }[random.Next(5)],
        2 => $"({Number(depth - 1)} + {Number(depth - 1)})",
        3 => $"({Number(depth - 1)} - {Number(0)})",
        4 => $"max({Number(0)}, {Number(0)})",
        5 => mayBreak ? $"divide({Number(0)}, {Divisor()})" : $"abs({Number(0)})",
        6 => $"({Condition(depth - 1)} ? {Number(depth - 1)} : {Number(0)})",
        7 => $"(c0 switch {{ x => {Number(0)}, y => {Number(0)}, _ => {Number(depth - 1)} }})",
        _ => $"round_half_up({Number(depth - 1)}, 1)",
    };

    private string Operator() => new[] { "==", "!=", "<", "<=", ">", ">=" }[random.Next(6)];
}
