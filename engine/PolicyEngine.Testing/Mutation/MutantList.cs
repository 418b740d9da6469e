using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <summary>Every small mistake that can be put into a policy, in the order in which it is read. An override's are only those in its own file.</summary>
internal sealed partial class MutantList
{
    private readonly PolicySyntax policy;
    private readonly PolicyModel model;
    private readonly ExpressionEdits expressions;
    private readonly List<Mutant> mutants = [];

    private MutantList(PolicySyntax policy, PolicyModel model)
    {
        this.policy = policy;
        this.model = model;
        expressions = new ExpressionEdits(TypeOf);
    }

    /// <summary>The mutants of a policy.</summary>
    /// <param name="policy">The policy as written.</param>
    /// <param name="model">The same policy as data.</param>
    public static ImmutableArray<Mutant> Of(PolicySyntax policy, PolicyModel model)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(model);
        var list = new MutantList(policy, model);
        list.AddFacts();
        list.AddParameters();
        list.AddDefinitions();
        list.AddTables();
        list.AddDecisions();
        list.AddValid();
        list.mutants.AddRange(RecordMutants.Of(policy, model, OfItems));
        var file = policy.OverrideFile ?? policy.File;
        var files = policy.OverrideFile is null ? [file, .. policy.IncludedFiles] : ImmutableArray.Create(file);
        var own = list.mutants.Where(mutant => files.Contains(mutant.Place.File)).OrderBy(mutant => files.IndexOf(mutant.Place.File)).ThenBy(mutant => mutant.Place.Start).ToList();
        list.mutants.Clear();
        if (policy.OverrideFile is null)
        {
            list.AddScripts();
        }

        return [.. own, .. list.mutants];
    }

    private static List<Mutant> OfItems(PolicySyntax policy, PolicyModel model)
    {
        var list = new MutantList(policy, model);
        list.AddDefinitions();
        list.AddTables();
        list.AddDecisions();
        return list.mutants;
    }

    private FactType? TypeOf(string name) =>
        model.Facts.FirstOrDefault(fact => fact.Name == name)?.Type ?? model.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Type ?? model.Items.FirstOrDefault(item => item.Name == name)?.Type;

    private void AddFacts()
    {
        for (var i = 0; i < policy.Facts.Length; i++)
        {
            var (place, fact) = (i, policy.Facts[i]);
            AddExpression(fact.OnlyIf, true, $"when `{fact.Name.Value}` is asked", fact.Name.Value, text => policy with { Facts = policy.Facts.SetItem(place, fact with { OnlyIf = text }) });
            for (var j = 0; j < fact.Fields.Length; j++)
            {
                AddField(place, j);
            }
        }
    }

    // Its condition is asked of a record, so that it can't stand among the policy's definitions: each mistake is a policy of its own.
    private void AddField(int place, int number)
    {
        var (fact, field) = (policy.Facts[place], policy.Facts[place].Fields[number]);
        PolicySyntax Put(TextSyntax? text) => policy with { Facts = policy.Facts.SetItem(place, fact with { Fields = fact.Fields.SetItem(number, field with { OnlyIf = text }) }) };
        foreach (var edit in field.OnlyIf is null ? [] : expressions.Of(field.OnlyIf.Value, true))
        {
            AddEdit(field.OnlyIf!, edit, $"when `{fact.Name.Value}.{field.Name.Value}` is asked", $"{fact.Name.Value} {field.OnlyIf!.Value}", Put, false);
        }
    }

    private void AddParameters()
    {
        for (var i = 0; i < policy.Parameters.Length; i++)
        {
            var (place, parameter) = (i, policy.Parameters[i]);
            for (var j = 0; j < parameter.Values.Length; j++)
            {
                var (entry, value) = (j, parameter.Values[j]);
                PolicySyntax Put(ParameterValueSyntax changed) => policy with { Parameters = policy.Parameters.SetItem(place, parameter with { Values = parameter.Values.SetItem(entry, changed) }) };
                AddValue(value.Value, parameter.Type.Type, TypeOf(parameter.Name.Value) is FactType.Choice ? OptionsOf(model.Parameters.First(one => one.Name == parameter.Name.Value).ChoiceSet) : [], parameter.Name.Value, text => Put(value with { Value = text }));
                AddDay(value.From, parameter.Name.Value, "a value begins", day => Put(value with { From = day }));
                AddDay(value.To, parameter.Name.Value, "a value ends", day => Put(value with { To = day }));
            }
        }
    }

    private void AddDefinitions()
    {
        for (var i = 0; i < policy.Definitions.Length; i++)
        {
            var (place, definition) = (i, policy.Definitions[i]);
            AddExpression(definition.Value, TypeOf(definition.Name.Value) == FactType.YesNo, definition.Name.Value, definition.Name.Value, text => policy with { Definitions = policy.Definitions.SetItem(place, definition with { Value = text! }) });
            AddRounding(definition.Rounded, definition.Name.Value, rounded => policy with { Definitions = policy.Definitions.SetItem(place, definition with { Rounded = rounded }) });
        }

        for (var i = 0; i < policy.Criteria.Length; i++)
        {
            var (place, group) = (i, policy.Criteria[i]);
            PolicySyntax Put(CriteriaSyntax changed) => policy with { Criteria = policy.Criteria.SetItem(place, changed) };
            foreach (var needed in new[] { group.AtLeast - 1, group.AtLeast + 1 }.Where(needed => needed >= 1 && needed <= group.Criteria.Length))
            {
                Add(MutationKind.Threshold, group.Name.Value, FormattableString.Invariant($"{needed} of {group.Criteria.Length} criteria are enough, not {group.AtLeast}"), group.Name.Span, group.Name.Value, () => Put(group with { AtLeast = needed }));
            }

            for (var j = 0; j < group.Criteria.Length; j++)
            {
                var (number, criterion) = (j, group.Criteria[j]);
                AddExpression(criterion.When, true, $"{group.Name.Value}/{criterion.Id.Value}", group.Name.Value, text => Put(group with { Criteria = group.Criteria.SetItem(number, criterion with { When = text! }) }));
            }
        }
    }

    // A case that no other way of rounding changes does not say which way the policy rounds.
    private void AddRounding(RoundingSyntax? rounded, string within, Func<RoundingSyntax, PolicySyntax> put)
    {
        foreach (var mode in rounded is null ? [] : rounded.Mode is RoundingMode.HalfUp or RoundingMode.HalfEven ? [RoundingMode.Up, RoundingMode.Down] : new[] { RoundingMode.HalfUp })
        {
            Add(MutationKind.Result, within, $"it is rounded `{Rounding.Words[(int)mode]}`, not `{Rounding.Words[(int)rounded!.Mode]}`", rounded.Span, within, () => put(rounded with { Mode = mode }));
        }
    }

    private void AddExpression(TextSyntax? text, bool isCondition, string within, string rests, Func<TextSyntax?, PolicySyntax> put)
    {
        foreach (var edit in text is null ? [] : expressions.Of(text.Value, isCondition))
        {
            AddEdit(text!, edit, within, $"{rests} {text!.Value}", put, isCondition);
        }
    }

    private void AddEdit(TextSyntax text, TextEdit edit, string within, string rests, Func<TextSyntax, PolicySyntax> put, bool isCondition)
    {
        var changed = edit.Apply(text);
        var what = changed.Value.Length == 0 || edit.Replacement == "-" ? $"`{text.Value}` is left out" : $"`{Shown(text.Value)}` becomes `{Shown(changed.Value)}`";
        mutants.Add(new Mutant(edit.Kind, within, what, text.SpanOf(edit.Start, edit.Length), rests, () => put(changed)) { Condition = isCondition ? (text, changed) : null });
    }

    private void AddValue(Written<string>? value, FactType type, IReadOnlyList<string> options, string within, Func<Written<string>, PolicySyntax> put)
    {
        foreach (var other in value is null ? [] : Others(value.Value, type, options))
        {
            var kind = type == FactType.Date ? MutationKind.Date : options.Count > 0 || type == FactType.YesNo ? MutationKind.Result : MutationKind.Threshold;
            Add(kind, within, $"`{value!.Value}` becomes `{other}`", value.Span, within, () => put(value with { Value = other }));
        }
    }

    private static IEnumerable<string> Others(string value, FactType type, IReadOnlyList<string> options)
    {
        if (options.Count > 1 && options.Contains(value, StringComparer.Ordinal))
        {
            return [options[(options.ToList().IndexOf(value) + 1) % options.Count]];
        }

        return type == FactType.YesNo ? [value is "yes" or "true" ? "no" : "yes"] : Figures.Beside(value, type);
    }

    private void AddDay(Written<DateOnly>? day, string within, string word, Func<Written<DateOnly>, PolicySyntax> put)
    {
        foreach (var moved in day is null ? [] : DaysBeside(day.Value))
        {
            Add(MutationKind.Date, within, $"{word} on {ValueText.Format(moved, null)}, not on {ValueText.Format(day!.Value, null)}", day.Span, within, () => put(day with { Value = moved }));
        }
    }

    // On days when the policy is not in force it makes no difference.
    private IEnumerable<DateOnly> DaysBeside(DateOnly day) => day.DayNumber is < 2 or > 3_652_056 ? [] : new[] { day.AddDays(-1), day.AddDays(1) }
        .Where(moved => !(moved <= policy.InForceFrom && day <= policy.InForceFrom) && !(moved >= policy.InForceTo && day >= policy.InForceTo));

    private void Add(MutationKind kind, string within, string what, SourceSpan place, string rests, Func<PolicySyntax> make, Func<PolicyModel, PolicyModel>? exchange = null) =>
        mutants.Add(new Mutant(kind, within, what, place, rests, make) { Exchange = exchange });

    private IReadOnlyList<string> OptionsOf(int choiceSet) => choiceSet < 0 ? [] : [.. model.Choices[choiceSet].Options.Select(option => option.Name)];

    private static string Shown(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
