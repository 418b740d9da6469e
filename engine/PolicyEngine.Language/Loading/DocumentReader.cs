using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>A YAML file as it was read, without its neighbours: what it says depends on its path and its text alone.</summary>
/// <param name="File">The text.</param>
/// <param name="Content">The syntax of its kind; <see langword="null"/> when it is of no kind.</param>
/// <param name="IsYaml">Whether it could be read as YAML at all.</param>
/// <param name="HasErrors">Whether any of the messages is an error, shown or not.</param>
/// <param name="Diagnostics">What is wrong with it, as far as it is shown.</param>
internal sealed record ReadDocument(SourceFile File, object? Content, bool IsYaml, bool HasErrors, ImmutableArray<PolicyDiagnostic> Diagnostics);

/// <summary>Reads one YAML file of any kind.</summary>
internal static class DocumentReader
{
    /// <summary>Reads a file.</summary>
    public static ReadDocument Read(SourceFile file)
    {
        var own = new DiagnosticBag();
        var tree = YamlTreeReader.ReadMap(file, LimitsOf(file), own);
        var content = tree is null ? null : Read(file, tree, own);
        return new ReadDocument(file, content, tree is not null, own.HasErrors, [.. MessageLimit.Apply(own, file)]);
    }

    private static object? Read(SourceFile file, YamlMap tree, DiagnosticBag own)
    {
        var (key, shape) = PolicyGrammar.Files.FirstOrDefault(kind => tree.Find(kind.Key) is not null);
        if (key is null)
        {
            var first = tree.Entries.IsEmpty ? tree.Span : tree.Entries[0].Key.Span;
            var hint = tree.Entries.IsEmpty ? "" : NearestName.Hint(first.Text, PolicyGrammar.Files.Select(kind => kind.Key));
            own.Add(LoadingDiagnostics.UnknownFile, first, hint.Length > 0 ? hint : "move files of other kinds out of the folder");
            return null;
        }

        ShapeChecker.Check(tree, shape, own);
        return key switch
        {
            "policy" when tree.Find(PolicyParts.IncludeKey) is not null => new PolicyTree(file, tree),
            "policy" => PolicyReader.Read(file, tree, own),
            PolicyParts.PartKey => new PartTree(file, tree, new MapReader(tree).RequiredWritten(PolicyParts.PartKey)),
            "override" => OverrideReader.Read(file, tree, own),
            "base_lifecycle" => LifecycleReader.ReadBase(file, tree, own),
            "severity" => SettingsReader.Read(file, tree),
            "calendar" => CalendarReader.Read(file, tree, own),
            _ => CasesReader.Read(file, tree, own),
        };
    }

    // Which limit holds must be known before the text is parsed.
    private static YamlLimits LimitsOf(SourceFile file) =>
        file.Text.StartsWith("cases_for:", StringComparison.Ordinal) || file.Text.Contains("\ncases_for:", StringComparison.Ordinal) ? YamlLimits.Cases : YamlLimits.Policy;
}
