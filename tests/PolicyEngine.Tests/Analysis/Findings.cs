using PolicyEngine.Diagnostics;

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
          otherwise: { then: refused, because: "No." }
        """;

    /// <summary>Each finding as <c>id `text underlined` message</c>.</summary>
    public static IReadOnlyList<string> Of(string facts, string parts)
    {
        var text = Policy.Replace("FACTS", facts.Replace("\n", "\n  ", StringComparison.Ordinal), StringComparison.Ordinal).Replace("PARTS", parts, StringComparison.Ordinal);
        return OfText(text);
    }

    /// <summary>Each finding in a whole policy as <c>id `text underlined` message</c>.</summary>
    public static IReadOnlyList<string> OfText(string text) => OfFiles(("small/policy.yaml", text));

    // What these checks say of a policy so small is shown by the pages of help, whose examples are whole.
    private static bool IsOfPages(string id) => id[..4] is "PE42" or "PE44" or "PE45" or "PE46";

    /// <summary>Each finding in some files as <c>id `text underlined` message</c>.</summary>
    public static IReadOnlyList<string> OfFiles(params (string Path, string Text)[] files)
    {
        var loaded = PolicyLoader.Load(files.Select(file => new SourceFile(file.Path, file.Text)), new LoadOptions { Advise = true });
        return [.. loaded.Diagnostics.Where(diagnostic => !IsOfPages(diagnostic.Id)).Select(diagnostic => $"{diagnostic.Id} `{diagnostic.Span.Text}` {diagnostic.Message}")];
    }
}
