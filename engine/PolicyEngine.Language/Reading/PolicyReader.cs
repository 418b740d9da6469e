using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Reads a policy from a tree that has the shape of one, and reports everything in it that does not fit together.</summary>
internal static class PolicyReader
{
    /// <summary>Reads the policy; what was reported makes the result unfit for use, never the reading.</summary>
    public static PolicySyntax Read(SourceFile file, YamlMap tree, DiagnosticBag diagnostics)
    {
        var map = new MapReader(tree);
        var inForce = map.RequiredChild("in_force");
        inForce.CheckPeriod(diagnostics);
        var policy = new PolicySyntax
        {
            File = file,
            Folder = FolderFinder.FolderOf(file.Path),
            Id = map.RequiredWritten("policy"),
            Title = map.RequiredWritten("title"),
            Owner = map.RequiredWritten("owner"),
            Description = map.Words("description"),
            Source = map.Source(),
            SourceParts = map.SourceParts(),
            InForceFrom = inForce.Date("from")?.Value ?? default,
            InForceTo = inForce.Date("to")?.Value,
            ReviewBy = map.Date("review_by")?.Value,
            Version = map.Words("version"),
            Zone = ZoneReader.Read(map, diagnostics),
            Calendar = map.Written("calendar"),
            Choices = [.. map.Names("choices").Select(entry => new ChoicesSyntax(entry.Key.ToWritten(), TypeReader.ReadOptions(entry.Value, diagnostics)))],
            Facts = FactReader.Read(map, diagnostics),
            Parameters = ParameterReader.Read(map, diagnostics),
            Definitions = CriteriaReader.ReadDefinitions(map),
            Criteria = CriteriaReader.ReadGroups(map, diagnostics),
            Decision = RuleReader.ReadDecision(map, diagnostics),
        };
        policy = WithTables(policy, map, diagnostics);
        policy = WithAnswers(policy, map, diagnostics);
        policy = WithRemarks(policy, map, diagnostics) with { Valid = ValidReader.Read(map, policy.Facts, diagnostics) };
        policy = DatedRows.Spread(OpenBands.Spread(ScaleReader.Add(policy, map, diagnostics), diagnostics));
        policy = ForEachReader.Spread(policy, map, diagnostics);
        CheckNames(policy, diagnostics);
        return policy with { OverridesAllowed = OverrideReader.ReadAllowed(map, policy, diagnostics) };
    }

    private static PolicySyntax WithTables(PolicySyntax policy, MapReader map, DiagnosticBag diagnostics) => policy with
    {
        Tables = TableReader.Read(map, diagnostics),
        Matrices = MatrixReader.ReadMatrices(map, diagnostics),
        Bands = MatrixReader.ReadBands(map, diagnostics),
    };

    private static PolicySyntax WithRemarks(PolicySyntax policy, MapReader map, DiagnosticBag diagnostics) => policy with
    {
        Lifecycle = LifecycleReader.Read(map, diagnostics),
        Guarantees = GuaranteeReader.Read(map, diagnostics),
        Notes = NoteReader.ReadNotes(map),
        Citations = CitationFinder.Find(map.Map),
        Suppressions = NoteReader.ReadSuppressions(map),
    };

    private static PolicySyntax WithAnswers(PolicySyntax policy, MapReader map, DiagnosticBag diagnostics) => policy with
    {
        Parts = RuleReader.ReadParts(map, diagnostics),
        Outputs = RuleReader.ReadOutputs(map, diagnostics),
        ForEach = ForEachReader.Read(map, diagnostics),
    };

    /// <summary>Reports names of the policy that are reserved or taken.</summary>
    public static void CheckNames(PolicySyntax policy, DiagnosticBag diagnostics)
    {
        var names = new NameChecker(diagnostics);
        foreach (var (name, thing) in NamesOf(policy))
        {
            names.Add(name, thing);
        }

        ForEachReader.Check(policy, diagnostics);
    }

    /// <summary>All names that expressions of a policy see, each with what it names.</summary>
    public static IEnumerable<(Written<string> Name, string Thing)> NamesOf(PolicySyntax policy) =>
    [
        .. policy.Choices.Select(item => (item.Name, "an option list")),
        .. policy.Facts.Select(item => (item.Name, "a fact")),
        .. policy.Parameters.Select(item => (item.Name, "a parameter")),
        .. policy.Definitions.Select(item => (item.Name, "a definition")),
        .. policy.Criteria.Select(item => (item.Name, "a criteria group")),
        .. policy.Tables.Select(item => (item.Name, "a table")),
        .. policy.Matrices.Select(item => (item.Name, "a matrix")),
        .. policy.Bands.Select(item => (item.Name, "a scale of bands")),
        .. policy.Parts.Select(item => (item.Name, "a part")),
        .. policy.Outputs.Select(item => (item.Name, "an output")),
    ];
}
