using System.Collections.Immutable;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Binding.Lifecycles;
using PolicyEngine.Binding.Numbers;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Binding.Tables;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding;

/// <summary>Makes a policy's data from its syntax: slots for names, skeletons for expressions, keys for cells.</summary>
internal sealed class ModelBinder
{
    private readonly PolicyDraft draft;
    private readonly DiagnosticBag diagnostics;
    private readonly SkeletonBuilder skeletons;
    private readonly ReasonBinder reasons;
    private readonly LookupBinder lookups;
    private readonly RuleBinder rules;
    private readonly Dictionary<TextSyntax, int> hiddenItems = new(ReferenceEqualityComparer.Instance);

    private ModelBinder(PolicyDraft draft, DiagnosticBag diagnostics)
    {
        this.draft = draft;
        this.diagnostics = diagnostics;
        skeletons = new SkeletonBuilder(draft, diagnostics);
        reasons = new ReasonBinder(draft.Symbols, diagnostics);
        lookups = new LookupBinder(draft.Symbols, skeletons, reasons, diagnostics);
        rules = new RuleBinder(draft, skeletons, reasons, diagnostics);
    }

    private SymbolTable Symbols => draft.Symbols;

    private PolicySyntax Syntax => draft.Syntax;

    /// <summary>Fills in the draft's model and leaves.</summary>
    public static void Bind(PolicyDraft draft, DiagnosticBag diagnostics)
    {
        var binder = new ModelBinder(draft, diagnostics);
        var facts = draft.Syntax.Facts.Select(fact => binder.Fact(fact, "")).ToImmutableArray();
        var parameters = ParameterBinder.Bind(draft.Syntax, draft.Symbols, diagnostics);
        var items = binder.Items();
        var lifecycle = LifecycleBinder.Bind(draft, binder.reasons, binder.HiddenItem, diagnostics);
        ImmutableArray<Guarantee> guarantees = [.. draft.Syntax.Guarantees.Select(binder.Guarantee)];
        items = items.AddRange(binder.skeletons.Inner);
        ImmutableArray<WorkingCalendar> calendars = [.. draft.Syntax.DayCalendars.Select(LifecycleBinder.Calendar)];
        var leaves = binder.skeletons.Leaves;
        draft.Leaves = leaves;
        draft.Model = new PolicyModel
        {
            Id = draft.Syntax.Id.Value,
            Title = draft.Syntax.Title.Value,
            Owner = draft.Syntax.Owner.Value,
            Description = draft.Syntax.Description,
            Source = draft.Syntax.Source.Value,
            InForceFrom = draft.Syntax.InForceFrom,
            InForceTo = draft.Syntax.InForceTo,
            ReviewBy = draft.Syntax.ReviewBy,
            Version = draft.Syntax.Version.Length > 0 ? draft.Syntax.Version : ValueText.Format(draft.Syntax.InForceFrom, null),
            Zone = draft.Syntax.Zone?.Value ?? (lifecycle is { Calendar: >= 0 } ? lifecycle.Calendars[lifecycle.Calendar].Zone : draft.Syntax.Calendar is null ? PolicyModel.UsualZone : calendars[0].Zone),
            ContentHash = draft.Syntax.ContentHash,
            Choices = [.. draft.Symbols.Choices.Sets],
            Facts = facts,
            Parameters = parameters,
            Items = items,
            Leaves = [.. leaves.Select(leaf => leaf.Leaf)],
            OutcomeItem = Array.FindIndex([.. items], item => item.Kind == ItemKind.Outcome),
            Calendars = calendars,
            Lifecycle = lifecycle,
            Valid = [.. draft.Syntax.Valid.Select(binder.Valid)],
            Guarantees = guarantees,
            Notes = [.. draft.Syntax.Notes.Select(note => new PolicyNote(note.About, note.Says, note.Cite))],
        };
    }

    private Fact Fact(FactSyntax fact, string owner) => new()
    {
        Name = fact.Name.Value,
        Type = fact.Type.Type,
        ChoiceSet = fact.Type.Type == FactType.Choice ? Symbols.Choices.Find(owner + fact.Name.Value) : -1,
        Ask = fact.Ask,
        Title = fact.Title,
        Help = fact.Help,
        Unit = fact.Unit,
        From = fact.From,
        Sensitive = fact.Sensitive,
        Fixed = fact.Fixed,
        Says = fact.Says,
        ShownTo = fact.ShownTo,
        KeepAfterErasing = fact.KeepAfterErasing,
        Minimum = fact.Minimum,
        Maximum = fact.Maximum,
        FromAsOf = fact.FromAsOf,
        UntilAsOf = fact.UntilAsOf,
        Pattern = fact.Pattern,
        MaxLength = fact.MaxLength,
        MaxCount = fact.MaxCount,
        Fields = [.. fact.Fields.Select(field => Fact(field, fact.Name.Value + "_"))],
        Results = [.. Symbols.Results.Of(fact.Name.Value).Where(_ => owner.Length == 0).Select(result => result.Data(Symbols.Choices))],
        One = fact.One?.Value ?? "",
        Keys = [.. fact.Keys.Select(key => fact.Fields.IndexOf(fact.Fields.First(field => field.Name.Value == key.Value)))],
        Conditions = draft.Needs(fact.Name.Value) ? [.. FieldConditions.InOrder(fact).Select(field => new FieldCondition(field, skeletons.Question(draft.Expressions[fact.Fields[field].OfRecord]!)))] : [],
        OnlyIf = owner.Length == 0 && draft.Needs(fact.Name.Value) ? Condition(fact.OnlyIf) : null,
        OnlyIfText = fact.OnlyIf?.Value ?? "",
        Cite = fact.Cite,
        Location = fact.Name.Span.Location,
    };

    private ImmutableArray<Item> Items()
    {
        var items = ImmutableArray.CreateBuilder<Item>();
        foreach (var definition in Syntax.Definitions)
        {
            var shape = Symbols.Items[items.Count].Shape;
            items.Add(Named(definition.Name, definition.Title, ItemKind.Definition, shape, definition.Cite) with
            {
                Value = draft.Needs(definition.Name.Value) && draft.Expressions[definition.Value] is { } value ? skeletons.Value(value, shape, items.Count) : null,
                ValueText = definition.Value.Value,
                Rounded = RoundingOf(definition.Rounded, shape.Type),
                ShownTo = definition.ShownTo,
            });
        }

        foreach (var group in Syntax.Criteria)
        {
            items.Add(Named(group.Name, group.Title, ItemKind.Criteria, ValueShape.YesNo, group.Cite) with { Criteria = draft.Needs(group.Name.Value) ? new CriteriaGroup(group.AtLeast, [.. group.Criteria.Select(Criterion).OfType<Criterion>()]) : null });
        }

        AddLookups(items);
        AddResults(items);
        AddGuarantees(items);
        AddValid(items);
        AddLifecycle(items);
        return items.ToImmutable();
    }

    private void AddLookups(ImmutableArray<Item>.Builder items)
    {
        foreach (var table in Syntax.Tables)
        {
            var inputs = table.Inputs.Select(input => Input(input.Name.Value, input.Input)).OfType<LookupBinder.Input>().ToArray();
            var conditions = table.Rows.Where(row => draft.Expressions[row.When] is not null).ToDictionary(row => row, row => draft.Expressions[row.When]!);
            items.Add(Named(table.Name, table.Title, ItemKind.Table, Symbols.Items[items.Count].Shape, table.Cite) with { Lookup = draft.Needs(table.Name.Value) && inputs.Length == table.Inputs.Length ? lookups.Bind(table, items.Count, inputs, conditions) : null });
        }

        foreach (var matrix in Syntax.Matrices)
        {
            var (down, across) = (Input("row", matrix.RowInput), Input("column", matrix.ColumnInput));
            items.Add(Named(matrix.Name, matrix.Title, ItemKind.Matrix, Symbols.Items[items.Count].Shape, matrix.Cite) with { Lookup = down is null || across is null ? null : lookups.Bind(matrix, items.Count, down, across) });
        }

        foreach (var bands in Syntax.Bands)
        {
            var input = Input("value", bands.Of);
            items.Add(Named(bands.Name, bands.Title, ItemKind.Bands, Symbols.Items[items.Count].Shape, bands.Cite) with { Lookup = input is null ? null : lookups.Bind(bands, items.Count, input) });
        }
    }

    private void AddResults(ImmutableArray<Item>.Builder items)
    {
        foreach (var part in Syntax.Blocks())
        {
            var kind = ReferenceEquals(part, Syntax.Decision) ? ItemKind.Outcome : ItemKind.Part;
            var shape = Symbols.Items[items.Count].Shape;
            items.Add(Named(part.Name, part.Title, kind, shape, part.Cite) with
            {
                OnlyIf = draft.Needs(part.Name.Value) ? Condition(part.OnlyIf) : null,
                OnlyIfText = part.OnlyIf?.Value ?? "",
                Rules = draft.Needs(part.Name.Value) ? rules.Bind(part.Rules, shape, -1) : null,
                ShownTo = part.ShownTo,
            });
        }

        foreach (var output in Syntax.Outputs)
        {
            var shape = Symbols.Items[items.Count].Shape;
            var isNeeded = draft.Needs(output.Name.Value);
            items.Add(Named(output.Name, output.Title, ItemKind.Output, shape, output.Cite) with
            {
                OnlyIf = isNeeded ? Condition(output.OnlyIf) : null,
                OnlyIfText = output.OnlyIf?.Value ?? "",
                Value = isNeeded && draft.Expressions[output.Value] is { } value ? skeletons.Value(value, shape, items.Count) : null,
                ValueText = output.Value?.Value ?? "",
                Rounded = RoundingOf(output.Rounded, shape.Type),
                Because = reasons.Bind(output.Because),
                Rules = output.Rules is null || !isNeeded ? null : rules.Bind(output.Rules, shape, items.Count),
                Unit = output.Unit,
                ShownTo = output.ShownTo,
            });
        }
    }

    private void AddGuarantees(ImmutableArray<Item>.Builder items)
    {
        foreach (var (guarantee, condition) in Syntax.Guarantees.SelectMany(guarantee => guarantee.Conditions.Select(condition => (guarantee, condition))))
        {
            var (place, symbol) = (items.Count, Symbols.Items[items.Count]);
            hiddenItems[condition] = place;
            items.Add(Named(new Written<string>(symbol.Name, symbol.Span), $"Guarantee “{(guarantee.Title.Length == 0 ? guarantee.Id.Value : guarantee.Title)}”", ItemKind.Guarantee, symbol.Shape, []) with
            {
                Value = draft.Expressions[condition] is { } value ? skeletons.Value(value, symbol.Shape, place) : null,
                ValueText = condition.Value,
            });
        }
    }

    private Guarantee Guarantee(GuaranteeSyntax guarantee) => new()
    {
        Id = guarantee.Id.Value,
        Title = guarantee.Title.Length == 0 ? guarantee.Id.Value : guarantee.Title,
        Kind = guarantee.Kind,
        When = HiddenItem(guarantee.When),
        WhenText = guarantee.When?.Value.Trim() ?? "",
        Outcomes = [.. guarantee.Outcomes.Select(outcome => OutcomePlace(guarantee, outcome))],
        Condition = HiddenItem(guarantee.Condition),
        ConditionText = guarantee.Condition?.Value.Trim() ?? "",
        Because = guarantee.Because,
        Cite = guarantee.Cite,
        Location = guarantee.Id.Span.Location,
    };

    private void AddValid(ImmutableArray<Item>.Builder items)
    {
        foreach (var check in Syntax.Valid)
        {
            var (place, symbol) = (items.Count, Symbols.Items[items.Count]);
            hiddenItems[check.When] = place;
            items.Add(Named(new Written<string>(symbol.Name, symbol.Span), $"Check of answers “{check.Id.Value}”", ItemKind.Valid, symbol.Shape, check.Cite) with
            {
                Value = draft.Expressions[check.When] is { } value ? skeletons.Value(value, symbol.Shape, place) : null,
                ValueText = check.When.Value,
            });
        }
    }

    private AnswerCheck Valid(ValidSyntax check) => new()
    {
        Id = check.Id.Value,
        Item = HiddenItem(check.When),
        About = [.. check.About.Select(name => Symbols.Find(name.Value)).OfType<PolicySymbol>().Select(symbol => symbol.Place)],
        Say = reasons.Bind(check.Say),
        Cite = check.Cite,
        Location = check.Id.Span.Location,
    };

    private int OutcomePlace(GuaranteeSyntax guarantee, Written<string> outcome)
    {
        if (Syntax.Decision is { } decision)
        {
            return Symbols.Choices.OptionPlace(Symbols.Find(decision.Name.Value)!.Shape.ChoiceSet, outcome, diagnostics);
        }

        diagnostics.Add(BindingDiagnostics.NoOutcome, outcome.Span, outcome.Value, guarantee.Id.Value);
        return -1;
    }

    private void AddLifecycle(ImmutableArray<Item>.Builder items)
    {
        foreach (var expression in LifecycleExpression.Of(Syntax))
        {
            var (place, symbol) = (items.Count, Symbols.Items[items.Count]);
            hiddenItems[expression.Text] = place;
            items.Add(Named(new Written<string>(symbol.Name, symbol.Span), expression.Title, ItemKind.Lifecycle, symbol.Shape, expression.Cite) with
            {
                Value = draft.Expressions[expression.Text] is { } value ? skeletons.Value(value, symbol.Shape, place) : null,
                ValueText = expression.Text.Value,
                Rounded = RoundingOf(expression.Rounded, symbol.Shape.Type),
            });
        }
    }

    private static Rounding? RoundingOf(RoundingSyntax? rounded, FactType type) =>
        rounded is null ? null : new Rounding(rounded.Mode, rounded.Step ?? NumberPlace.StepOf(type) ?? 1m);

    private int HiddenItem(TextSyntax? text) => text is null ? -1 : hiddenItems.GetValueOrDefault(text, -1);

    private SkeletonNode? Condition(TextSyntax? text) => draft.Expressions[text] is { } condition ? skeletons.Condition(condition) : null;

    private static Item Named(Written<string> name, string title, ItemKind kind, ValueShape shape, ImmutableArray<string> cite) => new()
    {
        Name = name.Value,
        Title = title.Length == 0 ? (kind == ItemKind.Outcome ? "Outcome" : name.Value) : title,
        Kind = kind,
        Type = shape.Type,
        ChoiceSet = shape.ChoiceSet,
        Cite = cite,
        Location = name.Span.Location,
    };

    private Criterion? Criterion(CriterionSyntax criterion) => draft.Expressions[criterion.When] is not { } when ? null : new Criterion
    {
        Id = criterion.Id.Value,
        When = skeletons.Condition(when),
        WhenText = criterion.When.Value,
        Because = reasons.Bind(criterion.Because),
        Otherwise = reasons.Bind(criterion.Otherwise),
        Cite = criterion.Cite,
        Location = criterion.Id.Span.Location,
    };

    private LookupBinder.Input? Input(string name, TextSyntax text)
    {
        if (draft.Expressions[text] is not { } expression || !draft.Inferred.TryGetValue(text, out var shape))
        {
            return null;
        }

        if (shape.Type == FactType.List || shape.IsRow)
        {
            diagnostics.Add(BindingDiagnostics.UnusableType, text.Span, ValueShape.Words(FactType.List), "table's input", Translation.Advice.TypeAdvice.OfList(text.Value.Trim()));
            return null;
        }

        return new LookupBinder.Input(name, expression, shape);
    }
}
