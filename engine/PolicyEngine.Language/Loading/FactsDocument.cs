using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Facts of one or more people, as given.</summary>
/// <param name="Documents">One entry for each document of the text, in order; none when a document has an error.</param>
/// <param name="Diagnostics">What is wrong, by position.</param>
public sealed record FactsDocument(ImmutableArray<GivenMap> Documents, IReadOnlyList<PolicyDiagnostic> Diagnostics)
{
    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Reads facts from YAML: <c>name: value</c> lines, and several documents between lines of <c>---</c>. At most 1 MB and 10,000 documents; JSON is YAML too.</summary>
    /// <param name="file">The text.</param>
    public static FactsDocument ReadYaml(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var diagnostics = new DiagnosticBag();
        var trees = YamlTreeReader.ReadMaps(file, YamlLimits.Facts, diagnostics);
        foreach (var tree in trees)
        {
            CheckValues(tree, "", diagnostics);
        }

        return new FactsDocument(diagnostics.HasErrors ? [] : [.. trees.Select(GivenReader.ReadMap)], [.. MessageLimit.Apply(diagnostics, file)]);
    }

    private static void CheckValues(YamlNode node, string name, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case YamlScalar { IsMissing: true }:
                diagnostics.Add(CaseDiagnostics.NoFactValue, node.Span, name);
                break;
            case YamlList list:
                list.Items.ToList().ForEach(item => CheckValues(item, name, diagnostics));
                break;
            case YamlMap map:
                map.Entries.ToList().ForEach(entry => CheckValues(entry.Value, entry.Key.Value, diagnostics));
                break;
        }
    }
}
