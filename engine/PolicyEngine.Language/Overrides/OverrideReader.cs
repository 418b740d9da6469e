using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads overrides, and what a base allows them.</summary>
internal static class OverrideReader
{
    /// <summary>Reads an override from a tree that has the shape of one.</summary>
    public static OverrideSyntax Read(SourceFile file, YamlMap tree, DiagnosticBag diagnostics)
    {
        var map = new MapReader(tree);
        return new OverrideSyntax
        {
            File = file,
            Id = map.RequiredWritten("override"),
            Of = map.RequiredWritten("of"),
            Title = map.RequiredWritten("title"),
            Owner = map.RequiredWritten("owner"),
            Source = map.Source(),
            SourceParts = map.SourceParts(),
            Parameters = ParameterReader.ReadOverrides(map, diagnostics),
            Facts = FactReader.Read(map, diagnostics),
            Definitions = CriteriaReader.ReadDefinitions(map),
            Rules = RuleReader.ReadRules(map, diagnostics),
            Notes = NoteReader.ReadNotes(map),
        };
    }

    /// <summary>Reads <c>overrides_allowed</c> of a base and holds it against the base's own parameters and outcomes.</summary>
    public static OverridesAllowedSyntax ReadAllowed(MapReader file, PolicySyntax policy, DiagnosticBag diagnostics)
    {
        if (file.Child("overrides_allowed") is not { } map)
        {
            return OverridesAllowedSyntax.Nothing;
        }

        ImmutableArray<AllowedParameterSyntax> parameters = [.. map.Names("parameters").Select(entry => ReadParameter(entry, policy, diagnostics)).OfType<AllowedParameterSyntax>()];
        var outcomes = map.WrittenList("outcomes");
        if (OutcomesOf(policy) is { } known)
        {
            foreach (var outcome in outcomes.Where(outcome => !known.Contains(outcome.Value)))
            {
                diagnostics.Add(OverrideDiagnostics.AllowedUnknown, outcome.Span, "an outcome of the decision", outcome.Value, Help(outcome.Value, known, "outcomes"));
            }
        }

        return new OverridesAllowedSyntax(parameters, outcomes);
    }

    /// <summary>The hint for a misspelt name, or the names there are.</summary>
    public static string Help(string written, IReadOnlyCollection<string> known, string things)
    {
        var hint = NearestName.Hint(written, known);
        return hint.Length > 0 ? hint : known.Count > 0 ? $"the {things} are {ScalarForms.WordList(known)}" : $"there are no {things} here: read the folder that holds it together with this file";
    }

    private static AllowedParameterSyntax? ReadParameter(YamlEntry entry, PolicySyntax policy, DiagnosticBag diagnostics)
    {
        var name = entry.Key.ToWritten();
        if (policy.Parameters.FirstOrDefault(parameter => parameter.Name.Value == name.Value) is not { } parameter)
        {
            diagnostics.Add(OverrideDiagnostics.AllowedUnknown, name.Span, "a parameter", name.Value, Help(name.Value, [.. policy.Parameters.Select(item => item.Name.Value)], "parameters"));
            return null;
        }

        if (entry.Value is not YamlMap map)
        {
            return new AllowedParameterSyntax(name, null, null);
        }

        var range = new MapReader(map).Scalar("range");
        if (range is not null && parameter.Type.Type is FactType.YesNo or FactType.Text or FactType.Choice)
        {
            diagnostics.Add(OverrideDiagnostics.NoRange, range.Span, name.Value, Examples.WordOf(parameter.Type.Type));
        }

        var (minimum, maximum) = TypeReader.ReadRange(range, parameter.Type.Type, diagnostics);
        return new AllowedParameterSyntax(name, minimum, maximum);
    }

    // Null when the outcomes come from a list that does not exist: that is reported where it is named.
    private static string[]? OutcomesOf(PolicySyntax policy)
    {
        if (policy.Decision?.Outcomes is not { } outcomes)
        {
            return [];
        }

        var options = outcomes.Of is null ? outcomes.Options : policy.Choices.FirstOrDefault(list => list.Name.Value == outcomes.Of.Value)?.Options;
        return options is null ? null : [.. options.Value.Select(option => option.Name.Value)];
    }
}
