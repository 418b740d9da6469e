using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Reads definitions and criteria groups.</summary>
internal static class CriteriaReader
{
    private static readonly string[] ListKeys = ["all_of", "any_of", "of"];

    /// <summary>Reads the definitions, in their short and long form.</summary>
    public static ImmutableArray<DefinitionSyntax> ReadDefinitions(MapReader policy) =>
    [
        .. policy.Names("definitions").Select(entry => entry.Value switch
        {
            YamlMap map => Long(entry.Key, new MapReader(map)),
            YamlScalar scalar => new DefinitionSyntax(entry.Key.ToWritten(), scalar.ToText(), "", []),
            _ => null,
        }).OfType<DefinitionSyntax>(),
    ];

    /// <summary>Reads the criteria groups.</summary>
    public static ImmutableArray<CriteriaSyntax> ReadGroups(MapReader policy, DiagnosticBag diagnostics) =>
        [.. policy.Names("criteria").Where(entry => entry.Value is YamlMap).Select(entry => ReadGroup(entry.Key, new MapReader((YamlMap)entry.Value), diagnostics))];

    private static DefinitionSyntax Long(YamlScalar name, MapReader map) =>
        new(name.ToWritten(), map.RequiredText("value"), map.Words("title"), map.Cite()) { Rounded = RoundingReader.Read(map), ShownTo = map.Readers() };

    private static CriteriaSyntax ReadGroup(YamlScalar name, MapReader map, DiagnosticBag diagnostics)
    {
        string[] lists = [.. ListKeys.Where(key => map.Map.Find(key) is not null)];
        var counted = map.Map.Find("at_least") is not null;
        if (lists.Length != 1 || counted != (lists[0] == "of"))
        {
            diagnostics.Add(ReadingDiagnostics.CriteriaForm, name.Span);
        }

        var criteria = lists.Length == 0 ? [] : ReadCriteria(map, lists[0], diagnostics);
        var atLeast = map.Count("at_least") ?? (lists is ["all_of"] ? criteria.Length : 1);
        if (lists is ["of"] && atLeast > criteria.Length && map.Scalar("at_least") is { } written)
        {
            diagnostics.Add(ReadingDiagnostics.AtLeastTooMany, written.Span, atLeast.ToString(CultureInfo.InvariantCulture), criteria.Length.ToString(CultureInfo.InvariantCulture));
        }

        return new CriteriaSyntax(name.ToWritten(), map.Words("title"), atLeast, criteria, map.Cite());
    }

    private static ImmutableArray<CriterionSyntax> ReadCriteria(MapReader group, string key, DiagnosticBag diagnostics)
    {
        ImmutableArray<CriterionSyntax> criteria =
        [
            .. group.Children(key).Select((map, index) => new CriterionSyntax(
                map.Written("id") ?? new Written<string>((index + 1).ToString(CultureInfo.InvariantCulture), map.Span),
                map.RequiredText("when"),
                map.Text("because"),
                map.Text("otherwise"),
                map.Cite())),
        ];
        NameChecker.CheckIds(criteria.Select(criterion => criterion.Id), "criterion", diagnostics);
        return criteria;
    }
}
