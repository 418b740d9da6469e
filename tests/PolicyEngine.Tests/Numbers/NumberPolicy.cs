using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Tests.Numbers;

/// <summary>A small policy with amounts, into which a test puts definitions, outputs and a reason.</summary>
internal static class NumberPolicy
{
    public static readonly DateOnly Day = new(2019, 1, 1);

    public static LoadResult Load(string definitions, string outputs = "", string because = "Yes.", string when = "annual > 0", string lifecycle = "", string script = "")
    {
        var text = $$"""
            policy: small
            title: Small
            owner: Tests
            source: { document: d, at: a }
            in_force: { from: 2015-01-01 }
            facts:
              annual: { type: money, ask: "How much a year?" }
              other: { type: money, ask: "How much else?" }
              rate: { type: decimal, ask: "Which rate?" }
              weeks: { type: whole_number, ask: "How many weeks?" }
              asked: { type: yes_no, ask: "Asked?" }
              kids: { type: list, ask: "Which children?", of: { fee: { type: money }, share: { type: decimal }, days: { type: whole_number } } }
            parameters:
              cap: { type: money, values: [ { from: 2015-01-01, value: 500 } ] }
            definitions:
              plain: weeks + 1
            {{Indented(definitions)}}
            decision:
              outcomes: [granted, refused]
              rules:
                - { id: only, when: '{{when}}', then: granted, because: '{{because}}' }
              otherwise: { then: refused, because: "No." }
            outputs:
              used: { type: yes_no, value: "asked && other > 0 && rate > 0 && kids.Count > 0 && plain > 0 && cap > 0" }
            {{Indented(outputs)}}
            {{lifecycle}}
            """;
        SourceFile[] files = [new("small/policy.yaml", text), .. script.Length > 0 ? new[] { new SourceFile("small/scripts/more.csx", script) } : []];
        return PolicyLoader.Load(files);
    }

    public static Policy Loaded(string definitions, string outputs = "", string because = "Yes.", string when = "annual > 0", string lifecycle = "", string script = "")
    {
        var result = Load(definitions, outputs, because, when, lifecycle, script);
        Assert.True(result.Succeeded, string.Join("\n", result.Diagnostics.Select(Show)));
        return result.Set!.Policies[0];
    }

    public static Decision Decide(Policy policy, decimal annual, decimal other = 10m, decimal rate = 0.125m, long weeks = 3, bool asked = true)
    {
        Dictionary<string, object?> Kid(decimal fee, decimal share, long days) => new() { ["fee"] = fee, ["share"] = share, ["days"] = days };
        return policy.Decide(
            new Dictionary<string, object?> { ["annual"] = annual, ["other"] = other, ["rate"] = rate, ["weeks"] = weeks, ["asked"] = asked, ["kids"] = new List<Dictionary<string, object?>> { Kid(10m, 0.5m, 2), Kid(3.01m, 1m, 3) } },
            Day);
    }

    /// <summary>The value of an output or definition, as people read it.</summary>
    public static string Value(Decision decision, string name) => decision.ValueOf(name) is { } value ? value.ToString()! : "nothing";

    public static string Show(PolicyDiagnostic diagnostic) => $"{diagnostic.Id} `{diagnostic.Span.Text}` {diagnostic.Message}";

    public static IReadOnlyList<string> Errors(LoadResult result) => [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(Show)];

    private static string Indented(string block) => string.Join("\n", block.Split('\n').Where(line => line.Length > 0).Select(line => "  " + line));
}
