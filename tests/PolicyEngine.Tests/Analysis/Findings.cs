using PolicyEngine.Analysis;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language;

namespace PolicyEngine.Tests.Analysis;

/// <summary>What analysis says of a small policy made of the parts that a test is about.</summary>
internal static class Findings
{
    private const string Policy = """
        policy: small
        title: Small
        owner: Nobody
        source: { document: none, at: "1" }
        in_force: { from: 2018-01-01 }
        facts:
          asked: { type: yes_no, ask: "Asked?" }
          FACTS
        PARTS
        decision:
          outcomes: [granted, refused]
          cite: "1"
          rules:
            - { id: one, when: asked, then: granted, because: "Yes." }
        """;

    /// <summary>Each finding as <c>id `text underlined` message</c>.</summary>
    public static IReadOnlyList<string> Of(string facts, string parts)
    {
        var text = Policy.Replace("FACTS", facts.Replace("\n", "\n  ", StringComparison.Ordinal), StringComparison.Ordinal).Replace("PARTS", parts, StringComparison.Ordinal);
        var folder = PolicyFolder.Read([new SourceFile("small/policy.yaml", text)]);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(folder.Diagnostics);
        if (!folder.HasErrors && PolicyBinder.Bind(folder.Policies, diagnostics) is { } bound)
        {
            PolicyAnalyzer.Analyze(bound, diagnostics);
        }

        return [.. diagnostics.Sorted().Select(diagnostic => $"{diagnostic.Id} `{diagnostic.Span.Text}` {diagnostic.Message}")];
    }
}
