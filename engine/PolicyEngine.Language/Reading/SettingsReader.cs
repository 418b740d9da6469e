using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Reads the settings of checks.</summary>
internal static class SettingsReader
{
    /// <summary>Reads settings from a tree that has the shape of them.</summary>
    public static SettingsSyntax Read(SourceFile file, YamlMap tree)
    {
        var map = new MapReader(tree);
        var below = map.Names("folders").Where(folder => folder.Value is YamlMap).SelectMany(folder => Severities(folder.Key.Value.Trim().Trim('/'), new MapReader((YamlMap)folder.Value)));
        return new SettingsSyntax(file, file.Path.Contains('/', StringComparison.Ordinal) ? FolderFinder.FolderOf(file.Path) : "", [.. Severities("", map), .. below]);
    }

    private static ImmutableArray<SeveritySyntax> Severities(string folder, MapReader map) =>
        [.. map.Names("severity").Select(entry => new SeveritySyntax(folder, entry.Key.ToWritten(), (entry.Value as YamlScalar)?.Value.Trim() ?? ""))];
}
