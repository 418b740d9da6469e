using System.Globalization;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Binding;

/// <summary>One policy with a name of every kind, and a condition, definition or value that a test puts into it.</summary>
internal static class SamplePolicy
{
    public const string Facts = """
        facts:
          age: { type: whole_number, ask: "?" }
          children: { type: whole_number, ask: "?" }
          income: { type: decimal, ask: "?" }
          price: { type: money, ask: "?" }
          resident: { type: yes_no, ask: "?" }
          student: { type: yes_no, ask: "?" }
          moved: { type: date, ask: "?" }
          starts: { type: time, ask: "?" }
          name: { type: text, ask: "?" }
          vehicle: { type: choice, of: [petrol, electric, none], ask: "?" }
          heating: { type: choice, of: [gas, electric, none], ask: "?" }
          deposits:
            type: list
            ask: "?"
            of:
              principal: { type: money }
              points: { type: whole_number }
              placed_on: { type: date }
              bank: { type: choice, of: [north, south] }
        parameters:
          limit: { type: whole_number, values: [ { from: 2000-01-01, value: 18 } ] }
          rate: { type: decimal, by: vehicle, values: [ { key: petrol, from: 2000-01-01, value: 1.5 }, { key: electric, from: 2000-01-01, value: 0.5 } ] }

        """;

    public static string WithCondition(string expression) => Head + Facts + "decision:\n  outcomes: [granted, refused]\n  rules:\n    - id: only\n      when: " + Quote(expression) + "\n      then: granted\n      because: \"Yes.\"\n  otherwise: { then: refused, because: \"No.\" }\n";

    public static string WithSections(string sections, string condition = "resident") => Head + Facts + sections + "decision:\n  outcomes: [granted, refused]\n  rules:\n    - { id: only, when: " + Quote(condition) + ", then: granted, because: \"Yes.\" }\n  otherwise: { then: refused, because: \"No.\" }\n";

    public static LoadResult Load(string yaml, params (string Path, string Text)[] more) =>
        PolicyLoader.Load([new SourceFile("sample/policy.yaml", yaml), .. more.Select(file => new SourceFile(file.Path, file.Text))]);

    /// <summary>The one policy, or a failure that shows what is wrong with it.</summary>
    public static Policy Loaded(string yaml, params (string Path, string Text)[] more)
    {
        var result = Load(yaml, more);
        Assert.True(result.Succeeded, string.Join("\n", result.Diagnostics.Select(Show)));
        return result.Set!.Policies[0];
    }

    public static string Show(PolicyDiagnostic diagnostic) =>
        string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Location} {diagnostic.Id} {diagnostic.Message} | {diagnostic.Help} [{diagnostic.Span.Text}]");

    private const string Head = "policy: sample\ntitle: Sample\nowner: Tests\nsource: { document: d, at: a }\nin_force: { from: 2000-01-01 }\n";

    private static string Quote(string expression) => "'" + expression.Replace("'", "''", StringComparison.Ordinal) + "'";
}
