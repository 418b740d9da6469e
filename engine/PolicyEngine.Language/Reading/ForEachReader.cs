using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads what is worked out for each record of a list, and what tells records apart.</summary>
internal static class ForEachReader
{
    /// <summary>Reads the blocks under <c>for_each</c>.</summary>
    public static ImmutableArray<ForEachSyntax> Read(MapReader policy, DiagnosticBag diagnostics) =>
        [.. policy.Names("for_each").Where(entry => entry.Value is YamlMap).Select(entry => ReadOne(entry.Key, new MapReader((YamlMap)entry.Value), diagnostics))];

    /// <summary>Reports blocks that go through no list, names that mean two things inside a block, and keys that tell nothing apart.</summary>
    public static void Check(PolicySyntax policy, DiagnosticBag diagnostics)
    {
        foreach (var list in policy.Facts)
        {
            CheckKey(list, diagnostics);
        }

        foreach (var block in policy.ForEach)
        {
            if (policy.Facts.FirstOrDefault(fact => fact.Name.Value == block.List.Value) is not { Type.Type: FactType.List } list)
            {
                var lists = policy.Facts.Where(fact => fact.Type.Type == FactType.List).Select(fact => fact.Name.Value).ToArray();
                var hint = NearestName.Hint(block.List.Value, lists);
                diagnostics.Add(ForEachDiagnostics.NoList, block.List.Span, block.List.Value, hint.Length > 0 ? hint : lists.Length == 0 ? "add a fact of `type: list` with the records" : $"its lists are {string.Join(", ", lists)}");
                continue;
            }

            CheckNames(policy, block, list, diagnostics);
        }
    }

    /// <summary>Spreads what blocks write in short, as it is spread outside them: scales, bands with edges that are worked out, rows with days and cells that name a figure.</summary>
    /// <param name="policy">The policy, itself spread.</param>
    /// <param name="map">What is written.</param>
    /// <param name="diagnostics">Collects what does not fit.</param>
    public static PolicySyntax Spread(PolicySyntax policy, MapReader map, DiagnosticBag diagnostics) =>
        policy.ForEach.IsEmpty ? policy : policy with { ForEach = [.. policy.ForEach.Select(block => Spread(policy, block, map.RequiredChild("for_each").RequiredChild(block.List.Value), diagnostics))] };

    // A block is spread among all names that it sees; what was there before stays outside.
    private static ForEachSyntax Spread(PolicySyntax policy, ForEachSyntax block, MapReader map, DiagnosticBag diagnostics)
    {
        var seen = policy with
        {
            Facts = [.. policy.Facts, .. policy.Facts.Where(fact => fact.Name.Value == block.List.Value).SelectMany(fact => fact.Fields)],
            Definitions = [.. policy.Definitions, .. block.Definitions],
            Tables = [.. policy.Tables, .. block.Tables],
            Bands = [.. policy.Bands, .. block.Bands],
        };
        var spread = DatedRows.Spread(OpenBands.Spread(ScaleReader.Add(seen, map, diagnostics), diagnostics));
        return block with
        {
            Definitions = [.. spread.Definitions.Where(item => !policy.Definitions.Contains(item))],
            Tables = [.. spread.Tables.Where(item => !policy.Tables.Contains(item))],
            Bands = [.. spread.Bands.Where(item => !policy.Bands.Contains(item))],
        };
    }

    private static ForEachSyntax ReadOne(YamlScalar list, MapReader block, DiagnosticBag diagnostics) => new()
    {
        List = list.ToWritten(),
        Definitions = CriteriaReader.ReadDefinitions(block),
        Criteria = CriteriaReader.ReadGroups(block, diagnostics),
        Tables = TableReader.Read(block, diagnostics),
        Matrices = MatrixReader.ReadMatrices(block, diagnostics),
        Bands = MatrixReader.ReadBands(block, diagnostics),
        Parts = RuleReader.ReadParts(block, diagnostics),
        Outputs = RuleReader.ReadOutputs(block, diagnostics),
    };

    private static void CheckNames(PolicySyntax policy, ForEachSyntax block, FactSyntax list, DiagnosticBag diagnostics)
    {
        var names = new NameChecker(diagnostics);
        var outside = PolicyReader.NamesOf(policy).DistinctBy(pair => pair.Name.Value).ToDictionary(pair => pair.Name.Value, pair => pair, StringComparer.Ordinal);
        foreach (var (name, thing) in outside.Values)
        {
            names.Know(name, thing);
        }

        foreach (var field in list.Fields)
        {
            if (outside.TryGetValue(field.Name.Value, out var other))
            {
                diagnostics.Add(ForEachDiagnostics.FieldAndName, field.Name.Span, field.Name.Value, list.Name.Value, other.Thing, $"{list.One?.Value ?? list.Name.Value}_{field.Name.Value}");
            }
            else
            {
                names.Know(field.Name, $"a field of `{list.Name.Value}`");
            }
        }

        foreach (var (name, thing) in block.Names)
        {
            names.Add(name, thing);
        }
    }

    private static void CheckKey(FactSyntax list, DiagnosticBag diagnostics)
    {
        foreach (var key in list.Keys)
        {
            var field = list.Fields.FirstOrDefault(field => field.Name.Value == key.Value);
            if (field is null)
            {
                diagnostics.Add(ForEachDiagnostics.BadKey, key.Span, key.Value, list.Name.Value, "it has no such field");
            }
            else if (field.Type.Type is not (FactType.Text or FactType.WholeNumber or FactType.Date))
            {
                diagnostics.Add(ForEachDiagnostics.BadKey, key.Span, key.Value, list.Name.Value, "several records may well have the same answer there");
            }
            else if (field.OnlyIf is not null)
            {
                diagnostics.Add(ForEachDiagnostics.BadKey, key.Span, key.Value, list.Name.Value, "the field does not apply to every record");
            }
        }
    }
}
