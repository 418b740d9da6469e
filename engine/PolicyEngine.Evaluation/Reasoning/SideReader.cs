using System.Collections.Immutable;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>Puts the terms of an expression into names and values.</summary>
internal sealed class SideReader(CaseRun run, GroundWords words, TermValues values)
{
    private static readonly Dictionary<ListOperation, string> ListForms = new()
    {
        [ListOperation.Count] = "The count of",
        [ListOperation.CountDistinct] = "Different values in",
        [ListOperation.Sum] = "The sum over",
        [ListOperation.Min] = "The smallest in",
        [ListOperation.Max] = "The largest in",
    };

    private PolicyModel Model => run.Model;

    /// <summary>A term with its name and value.</summary>
    public Side Of(Term term) => term switch
    {
        ConstantTerm constant => new Side { Rank = SideRank.Constant, Value = constant.Value, Kind = new ValueKind(constant.Type, constant.ChoiceSet, "") },
        AsOfTerm => new Side { Rank = SideRank.Worked, Value = run.AsOf, Kind = ValueKind.Of(FactType.Date) },
        SlotTerm slot => OfSlot(slot.Slot) with { Value = values.Of(term) },
        KeyedTerm keyed => Keyed(keyed),
        DatedTerm dated => Dated(dated),
        CalendarTerm calendar => new Side { Rank = SideRank.Constant, Kind = ValueKind.Of(FactType.Text), Name = Model.Calendars[calendar.Calendar].Title },
        ColumnTerm column => Column(column),
        ElementTerm element => Element(element),
        _ => Worked(term),
    };

    /// <summary>What kind of value a term gives.</summary>
    public ValueKind KindOf(Term term) => term switch
    {
        OperatorTerm { Operator: TermOperator.And or TermOperator.Or or TermOperator.Not } => ValueKind.Of(FactType.YesNo),
        OperatorTerm operation when GroundWords.IsComparison(operation.Operator) => ValueKind.Of(FactType.YesNo),
        OperatorTerm { Operator: TermOperator.Choose } choice => KindOf(choice.Operands[1]),
        OperatorTerm operation => Widest(operation.Operands),
        CallTerm { Function: "min" or "max" or "abs" or "round_up" or "round_down" or "round_half_up" or "round_half_even" } call => Widest([call.Arguments[0], .. call.Function is "min" or "max" ? call.Arguments.Skip(1) : []]),
        CallTerm { Function: "day_of_week", Arguments: [_, ConstantTerm option, ..] } => new ValueKind(FactType.Choice, option.ChoiceSet, ""),
        CallTerm or OpaqueTerm => KindOfValue(values.Of(term)),
        ListTerm { Operation: ListOperation.Count or ListOperation.CountDistinct } => ValueKind.Of(FactType.WholeNumber),
        ListTerm { Operation: ListOperation.Any or ListOperation.All } => ValueKind.Of(FactType.YesNo),
        ListTerm { Body: { } body } list => Inside(list, () => KindOf(body)),
        _ => Of(term).Kind,
    };

    /// <summary>A figure as a ground of its own: its name, its value, since when, and what that value rests on.</summary>
    public Ground Figure(int place, object? key, DateOnly? on = null)
    {
        var day = on ?? run.AsOf;
        var parameter = Model.Parameters[place];
        var table = run.Plan.Policy.Data.Parameter(place);
        var keyKind = new ValueKind(parameter.KeyType ?? FactType.Text, parameter.KeyChoiceSet, "");
        var keyText = key is null ? null : words.Canonical(key, keyKind);
        var entry = table.EntryOn(day, keyText);
        var value = table.ValueOn(day, key);
        var kind = new ValueKind(parameter.Type, parameter.ChoiceSet, parameter.Unit);
        var title = Name(parameter) + (key is null ? "" : $" of {words.Shown(key, keyKind)}") + (on is null ? "" : $" on {Day(day)}");
        var shown = value is null ? "no value on this day" : words.Shown(value, kind);
        var since = value is null || entry is null ? "" : $" from {Day(entry.From)}{(entry.To is { } to ? $" to {Day(to)}" : "")}";
        return new Ground
        {
            Kind = GroundKind.Parameter,
            Id = (keyText is null ? parameter.Name : $"{parameter.Name}[{keyText}]") + (on is null ? "" : $"@{ValueText.Format(day, null)}"),
            State = value is null ? Explanations.ExplanationState.Unknown : Explanations.ExplanationState.Value,
            Text = GroundWords.Sentence(GroundWords.Said(title, shown + since)),
            Title = title,
            Value = value is null ? "" : words.Canonical(value, kind),
            Shown = value is null ? "" : shown,
            Key = keyText,
            From = entry?.From,
            To = entry?.To,
            Citations = entry is { Cite.IsEmpty: false } ? entry.Cite : parameter.Cite,
            ShownTo = parameter.ShownTo,
        };
    }

    /// <summary>Every figure by key that a term reads, with the key that it was read with.</summary>
    public IEnumerable<Ground> KeyedFigures(Term term) =>
        values.KeyedIn(term).Where(read => read.Key is not null || read.Day is not null).Distinct().Select(read => Figure(run.Plan.ParameterAt(read.Slot), read.Key, read.Day));

    public string Shown(Side side) => side.Value is { } value ? words.Shown(value, side.Kind) : "not known";

    private static string Day(DateOnly day) => ValueText.Display(day, FactType.Date, null, "");

    private static string Name(Parameter parameter) => string.Equals(parameter.Title, parameter.Name, StringComparison.Ordinal) ? GroundWords.Spoken(parameter.Name) : parameter.Title;

    private static ValueKind KindOfValue(object? value) => ValueKind.Of(value switch
    {
        bool => FactType.YesNo,
        long => FactType.WholeNumber,
        decimal => FactType.Decimal,
        DateOnly => FactType.Date,
        TimeOnly => FactType.Time,
        _ => FactType.Text,
    });

    private ValueKind Widest(IEnumerable<Term> terms)
    {
        var kinds = terms.Select(KindOf).ToList();
        return kinds.Find(kind => kind.Type == FactType.Money) is { Type: FactType.Money } money ? money
            : kinds.Find(kind => kind.Type is FactType.Date or FactType.Time) is { Type: FactType.Date or FactType.Time } date ? date
            : kinds.Find(kind => kind.Type == FactType.Decimal) is { Type: FactType.Decimal } number ? number
            : kinds.Find(kind => kind.Unit is { Length: > 0 }) is { Unit.Length: > 0 } unit ? unit
            : kinds[0];
    }

    private T Inside<T>(ListTerm list, Func<T> look)
    {
        values.Lists.Add(values.FactOf(list.List) ?? new Fact { Name = "", Type = FactType.List });
        var found = look();
        values.Lists.RemoveAt(values.Lists.Count - 1);
        return found;
    }

    private Side OfSlot(int slot)
    {
        if (run.Plan.ParameterAt(slot) is >= 0 and var place)
        {
            var figure = Figure(place, null);
            return new Side { Rank = SideRank.Figure, Name = figure.Title, Kind = new ValueKind(Model.Parameters[place].Type, Model.Parameters[place].ChoiceSet, Model.Parameters[place].Unit), Citations = figure.Citations };
        }

        if (run.Plan.ItemAt(slot) is { } item)
        {
            return new Side { Rank = SideRank.Item, Name = GroundWords.Title(item.Item), Kind = KindOf(item), Citations = item.Item.Cite };
        }

        var fact = Model.Facts[slot];
        return new Side { Rank = SideRank.Answer, Name = GroundWords.Name(fact), Kind = new ValueKind(fact.Type, fact.ChoiceSet, fact.Unit), Citations = fact.Cite, Sensitive = fact.Sensitive };
    }

    /// <summary>What kind of value an item has; of a number that is worked out, money where it is worked out from money.</summary>
    public ValueKind KindOf(ItemPlan item)
    {
        var own = new ValueKind(item.Item.Type, item.Item.ChoiceSet, item.Item.Unit);
        if (item.Item.Type != FactType.Decimal || item.Value < 0 || own.Unit.Length > 0)
        {
            return own;
        }

        var leaf = Leaf(item.Value);
        return leaf is not null && KindOf(leaf) is { Type: FactType.Money } money ? money : own;
    }

    // All branches give one type, so any of them says which.
    private Term? Leaf(int node)
    {
        var plan = run.Plan.Nodes[node];
        return plan.Kind == SkeletonKind.Leaf ? Model.Leaves[plan.Leaf].Term : plan.Kind == SkeletonKind.Choose ? Leaf(plan.First + 1) : null;
    }

    private Side Dated(DatedTerm dated)
    {
        var place = run.Plan.ParameterAt(dated.Slot);
        var (key, day) = (dated.Key is null ? null : values.Of(dated.Key), values.Of(dated.Day));
        var parameter = Model.Parameters[place];
        var figure = Figure(place, key, day as DateOnly? ?? run.AsOf);
        return new Side
        {
            Rank = SideRank.Figure,
            Name = day is DateOnly ? figure.Title : Name(parameter),
            Value = values.Of(dated),
            Kind = new ValueKind(parameter.Type, parameter.ChoiceSet, parameter.Unit),
            Citations = figure.Citations,
        };
    }

    private Side Keyed(KeyedTerm keyed)
    {
        var parameter = Model.Parameters[run.Plan.ParameterAt(keyed.Slot)];
        var key = values.Of(keyed.Key);
        var figure = key is null ? null : Figure(run.Plan.ParameterAt(keyed.Slot), key);
        return new Side { Rank = SideRank.Figure, Name = figure?.Title ?? Name(parameter), Value = values.Of(keyed), Kind = new ValueKind(parameter.Type, parameter.ChoiceSet, parameter.Unit), Citations = figure?.Citations ?? parameter.Cite };
    }

    private Side Column(ColumnTerm column)
    {
        var item = run.Plan.ItemAt(column.Slot)!.Item;
        var output = item.Lookup!.Outputs.First(output => string.Equals(output.Name, column.Output, StringComparison.Ordinal));
        var title = GroundWords.Title(item);
        return new Side
        {
            Rank = SideRank.Item,
            Name = title.Length == 0 ? GroundWords.Spoken(column.Output) : $"{title}, {GroundWords.Spoken(column.Output).ToLowerInvariant()}",
            Value = values.Of(column),
            Kind = new ValueKind(output.Type, output.ChoiceSet, ""),
            Citations = item.Cite,
        };
    }

    private Side Element(ElementTerm element)
    {
        var field = element.Depth < values.Lists.Count ? values.Lists[element.Depth].Fields.FirstOrDefault(field => string.Equals(field.Name, element.Field, StringComparison.Ordinal)) : null;
        var isWorkedOut = field is null && element.Depth < values.Lists.Count;
        if (isWorkedOut && TermValues.ResultItem(run, values.Lists[element.Depth], element.Field) is { } result)
        {
            return new Side
            {
                Rank = SideRank.Item,
                Name = GroundWords.Title(result),
                Value = values.Of(element),
                Kind = new ValueKind(result.Type, result.ChoiceSet, result.Unit),
                Citations = result.Cite,
            };
        }

        return field is null
            ? new Side { Rank = SideRank.Answer, Value = values.Of(element), Kind = KindOfValue(values.Of(element)) }
            : new Side { Rank = SideRank.Answer, Name = GroundWords.Name(field), Value = values.Of(element), Kind = new ValueKind(field.Type, field.ChoiceSet, field.Unit), Citations = field.Cite, Sensitive = field.Sensitive };
    }

    private Side Worked(Term term) => new() { Rank = SideRank.Worked, Value = values.Of(term), Kind = KindOf(term), Name = NameOf(term), How = HowOf(term), Citations = CitationsOf(term) };

    private ImmutableArray<string> CitationsOf(Term term) => term switch
    {
        CallTerm call => [.. call.Arguments.SelectMany(argument => Of(argument).Citations).Distinct(StringComparer.Ordinal)],
        OperatorTerm operation => [.. operation.Operands.SelectMany(operand => Of(operand).Citations).Distinct(StringComparer.Ordinal)],
        ListTerm list => values.FactOf(list)?.Cite ?? [],
        _ => [],
    };

    private string NameOf(Term term) => term switch
    {
        CallTerm { IsScript: true } call => GroundWords.Spoken(call.Function),
        CallTerm { Function: "years_between", Arguments: [var from, var to] } => $"Whole years from {Told(from)} to {Told(to)}",
        CallTerm { Function: "months_between", Arguments: [var from, var to] } => $"Whole months from {Told(from)} to {Told(to)}",
        CallTerm { Function: "days_between", Arguments: [var from, var to] } => $"Days from {Told(from)} to {Told(to)}",
        CallTerm { Function: "working_days_between", Arguments: [var from, var to, ..] } => $"Working days from {Told(from)} to {Told(to)}",
        CallTerm { Function: "day_of_week", Arguments: [var day, ..] } => $"Day of the week of {Told(day)}",
        ListTerm list => ListName(list),
        _ => "",
    };

    private string ListName(ListTerm list)
    {
        var name = values.FactOf(list) is { } fact ? GroundWords.Name(fact) : "The list";
        var asked = $"“{name}”";
        return ListForms.TryGetValue(list.Operation, out var form) ? $"{form} {asked}" : name;
    }

    private string HowOf(Term term) => term switch
    {
        CallTerm { Function: "add_years", Arguments: [var day, var count] } => $"{Told(day)} plus {Counted(count, "year", "years")}",
        CallTerm { Function: "add_months", Arguments: [var day, var count] } => $"{Told(day)} plus {Counted(count, "month", "months")}",
        CallTerm { Function: "add_days", Arguments: [var day, var count] } => $"{Told(day)} plus {Counted(count, "day", "days")}",
        CallTerm { Function: "add_working_days", Arguments: [var day, var count, ..] } => $"{Told(day)} plus {Counted(count, "working day", "working days")}",
        CallTerm { Function: "next_working_day", Arguments: [var day, ..] } => $"the first working day after {Told(day)}",
        CallTerm { Function: "day_of_receipt", Arguments: [var day, var time, ..] } => $"the day of receipt of what came on {Told(day)} at {Told(time)}",
        CallTerm { Function: "last_day_of_month", Arguments: [var day] } => $"the last day of the month of {Told(day)}",
        CallTerm { Function: "min", Arguments: [var one, var two] } => $"the lower of {Told(one)} and {Told(two)}",
        CallTerm { Function: "max", Arguments: [var one, var two] } => $"the higher of {Told(one)} and {Told(two)}",
        CallTerm { Function: "divide", Arguments: [var one, var two] } => $"{Told(one)} divided by {Told(two)}",
        CallTerm { Function: "round_up" or "round_down" or "round_half_up" or "round_half_even", Arguments: [var number, _] } => $"{Told(number)}, rounded",
        OperatorTerm { Operator: TermOperator.Add } sum => string.Join(" plus ", sum.Operands.Select(Told)),
        OperatorTerm { Operator: TermOperator.Subtract } difference => string.Join(" less ", difference.Operands.Select(Told)),
        OperatorTerm { Operator: TermOperator.Multiply } product => string.Join(" times ", product.Operands.Select(Told)),
        OperatorTerm { Operator: TermOperator.Divide } quotient => string.Join(" divided by ", quotient.Operands.Select(Told)),
        _ => "",
    };

    // A part of a calculation by its value, since that is what people check.
    private string Told(Term term)
    {
        var side = Of(term);
        return side.Value is null ? (side.Name.Length > 0 ? $"“{side.Name}”" : "something not known") : Shown(side);
    }

    private string Counted(Term term, string one, string several) => values.Of(term) is long count ? GroundWords.Count(count, one, several) : Told(term);
}
