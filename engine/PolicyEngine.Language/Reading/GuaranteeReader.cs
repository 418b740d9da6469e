using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads guarantees.</summary>
internal static class GuaranteeReader
{
    private static readonly string[] Sayings = ["never", "always", "holds", "faults"];

    /// <summary>Reads the guarantees, and reports one that says nothing or more than one thing.</summary>
    public static ImmutableArray<GuaranteeSyntax> Read(MapReader policy, DiagnosticBag diagnostics)
    {
        ImmutableArray<GuaranteeSyntax> guarantees = [.. policy.Children("guarantees").Select(map => ReadOne(map, diagnostics))];
        NameChecker.CheckIds(guarantees.Select(guarantee => guarantee.Id), "guarantee", diagnostics);
        return guarantees;
    }

    private static GuaranteeSyntax ReadOne(MapReader map, DiagnosticBag diagnostics)
    {
        var id = map.RequiredWritten("id");
        string[] said = [.. Sayings.Where(key => map.Map.Find(key) is not null)];
        if (said.Length != 1)
        {
            diagnostics.Add(ReadingDiagnostics.GuaranteeForm, said.Length == 0 ? id.Span : map.Map.Find(said[1])!.Key.Span, id.Value, said.Length == 0 ? "nothing" : $"both `{said[0]}` and `{said[1]}`");
        }

        var saying = said.Length == 0 ? "holds" : said[0];
        return new GuaranteeSyntax
        {
            Id = id,
            Title = map.Words("title"),
            Kind = saying switch { "never" => GuaranteeKind.Never, "faults" => GuaranteeKind.NeverFaults, _ => GuaranteeKind.Always },
            When = map.Text("when"),
            Outcomes = saying is "never" or "always" ? map.WrittenList(saying) : [],
            Condition = saying == "holds" ? map.Text("holds") : null,
            Because = map.Words("because"),
            Cite = map.Cite(),
            Span = map.Span,
        };
    }
}
