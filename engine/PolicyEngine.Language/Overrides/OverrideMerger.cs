using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Merges a locality's override into its base. A locality sets what the base leaves open and adds; it never changes the rest.</summary>
internal static class OverrideMerger
{
    /// <summary>The merged policy, whose pieces keep the file they were written in; what the base does not allow is reported.</summary>
    public static PolicySyntax Merge(PolicySyntax policy, OverrideSyntax locality, DiagnosticBag diagnostics)
    {
        var taken = TakenNames(policy);
        CheckOutcomes(policy, locality, diagnostics);
        var merged = policy with
        {
            OverrideFile = locality.File,
            Id = new Written<string>($"{policy.Id.Value}@{locality.Id.Value}", locality.Id.Span),
            Title = locality.Title,
            Owner = locality.Owner,
            Source = locality.Source,
            SourceParts = locality.SourceParts,
            Parameters = MergeParameters(policy, locality, diagnostics),
            Facts = [.. policy.Facts, .. locality.Facts.Where(fact => IsNew(fact.Name, taken, policy, diagnostics))],
            Definitions = [.. policy.Definitions, .. locality.Definitions.Where(definition => IsNew(definition.Name, taken, policy, diagnostics))],
            Decision = WithRules(policy, locality, diagnostics),
            Notes = [.. policy.Notes, .. locality.Notes],
            OverridesAllowed = OverridesAllowedSyntax.Nothing,
        };
        PolicyReader.CheckNames(merged, diagnostics);
        if (merged.Decision is { } decision)
        {
            RuleBlockCheck.Check(decision.Rules.Rules, diagnostics);
        }

        return merged;
    }

    private static PartSyntax? WithRules(PolicySyntax policy, OverrideSyntax locality, DiagnosticBag diagnostics)
    {
        if (policy.Decision is { Rules: var rules } decision)
        {
            return decision with { Rules = rules with { Rules = [.. rules.Rules, .. locality.Rules.Select(rule => rule with { AddedBy = locality.Id.Value })] } };
        }

        foreach (var rule in locality.Rules)
        {
            diagnostics.Add(CalculatingCheck.NoDecision, rule.Id.Span, $"`{rule.Id.Value}` is a rule of a decision", policy.Id.Value);
        }

        return null;
    }

    private static Dictionary<string, string> TakenNames(PolicySyntax policy) =>
        PolicyReader.NamesOf(policy).GroupBy(entry => entry.Name.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Thing, StringComparer.Ordinal);

    private static bool IsNew(Written<string> name, Dictionary<string, string> taken, PolicySyntax policy, DiagnosticBag diagnostics)
    {
        if (taken.TryGetValue(name.Value, out var thing))
        {
            diagnostics.Add(OverrideDiagnostics.ChangesBase, name.Span, name.Value, thing, policy.Id.Value);
            return false;
        }

        return true;
    }

    private static ImmutableArray<ParameterSyntax> MergeParameters(PolicySyntax policy, OverrideSyntax locality, DiagnosticBag diagnostics)
    {
        var merged = policy.Parameters.ToBuilder();
        foreach (var change in locality.Parameters)
        {
            var place = merged.ToList().FindIndex(parameter => parameter.Name.Value == change.Name.Value);
            if (place < 0)
            {
                var help = OverrideReader.Help(change.Name.Value, [.. policy.Parameters.Select(parameter => parameter.Name.Value)], "parameters");
                diagnostics.Add(OverrideDiagnostics.UnknownParameter, change.Name.Span, policy.Id.Value, change.Name.Value, help);
            }
            else if (policy.OverridesAllowed.Parameters.FirstOrDefault(allowed => allowed.Name.Value == change.Name.Value) is { } allowed)
            {
                merged[place] = merged[place] with { Values = change.Values };
                ParameterReader.Check(merged[place], diagnostics);
                CheckRange(merged[place], allowed, policy, diagnostics);
            }
            else
            {
                diagnostics.Add(OverrideDiagnostics.NotOpen, change.Name.Span, policy.Id.Value, change.Name.Value, Open(policy.OverridesAllowed.Parameters.Select(parameter => parameter.Name.Value), "set"));
            }
        }

        return merged.ToImmutable();
    }

    private static void CheckRange(ParameterSyntax parameter, AllowedParameterSyntax allowed, PolicySyntax policy, DiagnosticBag diagnostics)
    {
        var type = parameter.Type.Type;
        var (low, high) = (Parse(allowed.Minimum, type), Parse(allowed.Maximum, type));
        foreach (var written in parameter.Values.Select(value => value.Value).OfType<Written<string>>())
        {
            var value = Parse(written.Value, type);
            if (value is not null && (low?.CompareTo(value) > 0 || high?.CompareTo(value) < 0))
            {
                diagnostics.Add(OverrideDiagnostics.OutsideRange, written.Span, Examples.Shown(written.Value), $"`{allowed.Minimum}..{allowed.Maximum}`", policy.Id.Value);
            }
        }
    }

    private static void CheckOutcomes(PolicySyntax policy, OverrideSyntax locality, DiagnosticBag diagnostics)
    {
        string[] open = [.. policy.OverridesAllowed.Outcomes.Select(outcome => outcome.Value)];
        foreach (var then in locality.Rules.Select(rule => rule.Then).OfType<TextSyntax>().Where(then => !open.Contains(then.Value.Trim())))
        {
            diagnostics.Add(OverrideDiagnostics.OutcomeNotAllowed, then.Span, policy.Id.Value, Examples.Shown(then.Value.Trim()), Open(open, "lead to"));
        }
    }

    private static string Open(IEnumerable<string> names, string verb) =>
        ScalarForms.WordList(names) is { Length: > 0 } list ? $"open to {verb}: {list}" : $"it leaves nothing open to {verb}; ask the owner of the base to add it to `overrides_allowed`";

    private static IComparable? Parse(string? text, FactType type) => text is null ? null : ValueText.TryParse(text, type, null) as IComparable;
}
