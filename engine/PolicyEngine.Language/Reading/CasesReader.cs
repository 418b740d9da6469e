using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Reads files of cases.</summary>
internal static class CasesReader
{
    /// <summary>Reads a file of cases from a tree that has the shape of one.</summary>
    public static CasesSyntax Read(SourceFile file, YamlMap tree, DiagnosticBag diagnostics)
    {
        var map = new MapReader(tree);
        ImmutableArray<CaseSyntax> cases = [.. map.Children("cases").Select(item => ReadCase(item, diagnostics))];
        return new CasesSyntax(file, map.RequiredWritten("cases_for"), cases);
    }

    private static CaseSyntax ReadCase(MapReader map, DiagnosticBag diagnostics)
    {
        var facts = map.RequiredChild("facts").Map;
        foreach (var unknown in map.WrittenList("unknown").Where(name => facts.Find(name.Value) is not null))
        {
            diagnostics.Add(CaseDiagnostics.GivenAndUnknown, unknown.Span, unknown.Value);
        }

        return new CaseSyntax
        {
            Id = map.RequiredWritten("case"),
            Title = map.Words("title"),
            AsOf = map.Date("as_of") ?? new Written<DateOnly>(default, map.Span),
            Facts = GivenReader.ReadMap(facts),
            Unknown = map.WrittenList("unknown"),
            Expect = GivenReader.ReadMap(map.RequiredChild("expect").Map).Entries,
            Cite = map.Cite(),
            Snapshot = map.YesNo("snapshot", otherwise: true),
        };
    }
}
