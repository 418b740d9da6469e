using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>
/// Works out parts of an expression from the values of a finished run, so that each part can be shown. What it cannot work out, as the body of a script, has no value here. Decides nothing.
/// </summary>
internal sealed class TermValues(CaseRun run)
{
    private readonly List<object?> elements = [];

    /// <summary>The records that the operations around a term look at, outermost first, with their fields.</summary>
    public List<Fact> Lists { get; } = [];

    /// <summary>The canonical value of a term; nothing when it has none or cannot be worked out.</summary>
    public object? Of(Term term)
    {
        try
        {
            return Value(term);
        }
        catch (Exception broken) when (Breach.IsPolicyFault(broken) || broken is UnavailableException)
        {
            return null;
        }
    }

    /// <summary>The records of a list, as the term filters them, with their places in the list as given.</summary>
    public IReadOnlyList<(int Place, object? Record)>? RecordsOf(Term list)
    {
        if (list is ListTerm { Operation: ListOperation.Where, Body: { } body } filtered && RecordsOf(filtered.List) is { } all)
        {
            var kept = all.Select(one => (one, Meets: Asked(filtered.List, body, one.Record))).ToList();
            return kept.Exists(pair => pair.Meets is not bool) ? null : [.. kept.Where(pair => pair.Meets is true).Select(pair => pair.one)];
        }

        return list is SlotTerm { Slot: var slot } && SlotValue(slot) is { } value
            ? value switch
            {
                IReadOnlyList<object[]> records => [.. records.Select((record, place) => (place + 1, (object?)record))],
                IReadOnlyList<object> values => [.. values.Select((one, place) => (place + 1, (object?)one))],
                _ => null,
            }
            : null;
    }

    /// <summary>The fact whose records a list term looks at; nothing for a list of values.</summary>
    public Fact? FactOf(Term list) => list switch
    {
        ListTerm { List: var inner } => FactOf(inner),
        SlotTerm { Slot: var slot } when slot < run.Model.Facts.Length => run.Model.Facts[slot],
        _ => null,
    };

    /// <summary>What a question asked of one record comes to.</summary>
    public object? Asked(Term list, Term body, object? record)
    {
        object? value = null;
        Within(list, record, () => value = Of(body));
        return value;
    }

    /// <summary>Looks at one record of a list.</summary>
    public void Within(Term list, object? record, Action look)
    {
        elements.Add(record);
        Lists.Add(FactOf(list) ?? new Fact { Name = "", Type = FactType.List });
        look();
        elements.RemoveAt(elements.Count - 1);
        Lists.RemoveAt(Lists.Count - 1);
    }

    /// <summary>Every parameter by key that a term reads, with the key that it was read with; what was not looked at reads nothing.</summary>
    public IReadOnlyList<KeyedRead> KeyedIn(Term term) => term switch
    {
        KeyedTerm keyed => [.. KeyedIn(keyed.Key), new KeyedRead(keyed.Slot, Of(keyed.Key))],
        DatedTerm dated => [.. dated.Key is { } key ? KeyedIn(key) : [], .. KeyedIn(dated.Day), .. Of(dated.Day) is DateOnly day ? [new KeyedRead(dated.Slot, dated.Key is null ? null : Of(dated.Key)) { Day = day }] : Array.Empty<KeyedRead>()],
        OperatorTerm { Operator: TermOperator.Choose } choice => [.. KeyedIn(choice.Operands[0]), .. Of(choice.Operands[0]) is bool yes ? KeyedIn(choice.Operands[yes ? 1 : 2]) : []],
        OperatorTerm { Operator: TermOperator.And or TermOperator.Or } chain => KeyedInChain(chain, chain.Operator == TermOperator.Or),
        OperatorTerm operation => [.. operation.Operands.SelectMany(KeyedIn)],
        CallTerm call => [.. call.Arguments.SelectMany(KeyedIn)],
        ListTerm list => [.. KeyedIn(list.List), .. list.Body is { } body ? KeyedInRecords(list.List, body) : []],
        _ => [],
    };

    private List<KeyedRead> KeyedInChain(OperatorTerm chain, bool settles)
    {
        var found = new List<KeyedRead>();
        foreach (var operand in chain.Operands)
        {
            found.AddRange(KeyedIn(operand));
            if (Of(operand) is bool yes && yes == settles)
            {
                break;
            }
        }

        return found;
    }

    private List<KeyedRead> KeyedInRecords(Term list, Term body)
    {
        var found = new List<KeyedRead>();
        foreach (var (_, record) in RecordsOf(list) ?? [])
        {
            Within(list, record, () => found.AddRange(KeyedIn(body)));
        }

        return found;
    }

    private object? Value(Term term) => term switch
    {
        ConstantTerm constant => constant.Value,
        SlotTerm slot => SlotValue(slot.Slot),
        AsOfTerm => run.AsOf,
        KeyedTerm keyed => Of(keyed.Key) is { } key ? run.Plan.Policy.Data.Parameter(run.Plan.ParameterAt(keyed.Slot)).ValueOn(run.AsOf, key) : null,
        DatedTerm dated => Dated(dated),
        CalendarTerm calendar => run.Plan.Policy.Data.Calendar(calendar.Calendar),
        ColumnTerm column => Column(column),
        ElementTerm element => Element(element),
        OperatorTerm operation => Operation(operation),
        CallTerm { IsScript: false } call => call.Arguments.Select(Of).ToArray() is var arguments && Array.TrueForAll(arguments, argument => argument is not null) ? FunctionCalls.Call(call.Function, arguments!) : null,
        ListTerm list => List(list),
        _ => null,
    };

    private object? SlotValue(int slot) =>
        run.Plan.ParameterAt(slot) is >= 0 and var place ? run.Plan.Policy.Data.Parameter(place).ValueOn(run.AsOf, null)
        : run.StateOf(slot) == SlotState.Ready ? run.Frame.Get(slot)
        : null;

    private object? Dated(DatedTerm dated)
    {
        var key = dated.Key is null ? null : Of(dated.Key);
        return Of(dated.Day) is DateOnly day && (dated.Key is null || key is not null) ? run.Plan.Policy.Data.Parameter(run.Plan.ParameterAt(dated.Slot)).ValueOn(day, key) : null;
    }

    private object? Column(ColumnTerm column)
    {
        var outputs = run.Plan.ItemAt(column.Slot)?.Item.Lookup?.Outputs ?? [];
        var place = outputs.Select(output => output.Name).ToList().IndexOf(column.Output);
        return place >= 0 && SlotValue(column.Slot) is IReadOnlyList<object> values && place < values.Count ? values[place] : null;
    }

    private object? Element(ElementTerm element)
    {
        if (element.Depth >= elements.Count)
        {
            return null;
        }

        if (elements[element.Depth] is not object?[] record)
        {
            return elements[element.Depth];
        }

        var place = Lists[element.Depth].Fields.Select(field => field.Name).ToList().IndexOf(element.Field);
        return place >= 0 && place < record.Length ? record[place] : Result(Lists[element.Depth], record, element.Field);
    }

    /// <summary>What is worked out for each record of a list under a name; nothing where that is no such name.</summary>
    public static Item? ResultItem(CaseRun run, Fact list, string name)
    {
        var slot = run.Model.Facts.IndexOf(list);
        var block = slot < 0 ? -1 : run.Records.BlockOf(slot);
        if (block < 0)
        {
            return null;
        }

        return run.Records.Blocks[block].Model.Items.FirstOrDefault(item => string.Equals(item.Name, name, StringComparison.Ordinal));
    }

    private object? Result(Fact list, object?[] record, string name)
    {
        var slot = run.Model.Facts.IndexOf(list);
        var number = slot >= 0 && SlotValue(slot) is IReadOnlyList<object?[]> given ? PlaceOf(given, record) : -1;
        if (number < 0 || ResultItem(run, list, name) is not { } item)
        {
            return null;
        }

        var inner = run.Records.OfList(slot, number);
        var place = inner.Model.ItemSlot(inner.Model.Items.IndexOf(item));
        return inner.Resolve(place) == SlotState.Ready ? inner.Frame.Get(place) : null;
    }

    private static int PlaceOf(IReadOnlyList<object?[]> given, object?[] record) =>
        Enumerable.Range(0, given.Count).Where(place => ReferenceEquals(given[place], record)).FirstOrDefault(-1);

    private object? Operation(OperatorTerm term)
    {
        if (term.Operator is TermOperator.And or TermOperator.Or)
        {
            return Chain(term, term.Operator == TermOperator.Or);
        }

        if (term.Operator is TermOperator.Not or TermOperator.Choose)
        {
            return Of(term.Operands[0]) is not bool yes ? null : term.Operator == TermOperator.Not ? !yes : Of(term.Operands[yes ? 1 : 2]);
        }

        var values = term.Operands.Select(Of).ToArray();
        return Array.Exists(values, value => value is null) ? null
            : values.Length == 1 ? Arithmetic.Negated(values[0]!)
            : values.Skip(1).Aggregate(values[0], (left, right) => left is null ? null : Arithmetic.Of(term.Operator, left, right!));
    }

    private object? Chain(OperatorTerm term, bool settles)
    {
        foreach (var value in term.Operands.Select(Of))
        {
            if (value is not bool yes || yes == settles)
            {
                return value;
            }
        }

        return !settles;
    }

    private object? List(ListTerm list)
    {
        if (RecordsOf(list.List) is not { } records)
        {
            return null;
        }

        if (list.Body is not { } body)
        {
            return list.Operation == ListOperation.Count ? (long)records.Count : list.Operation == ListOperation.Any ? records.Count > 0 : null;
        }

        var values = records.Select(one => Asked(list.List, body, one.Record)).ToList();
        return values.Contains(null) ? null : Folded(list.Operation, values);
    }

    private static object? Folded(ListOperation operation, List<object?> values) =>
        operation == ListOperation.Count ? (long)values.Count(value => value is true)
        : operation == ListOperation.Any ? values.Contains(true)
        : operation == ListOperation.All ? !values.Contains(false)
        : operation == ListOperation.Sum ? values.Aggregate((object?)0L, (sum, value) => sum is null ? null : Arithmetic.Of(TermOperator.Add, sum, value!))
        : operation == ListOperation.Min ? values.Min(Comparer<object?>.Default)
        : operation == ListOperation.Max ? values.Max(Comparer<object?>.Default)
        : operation == ListOperation.CountDistinct ? (long)values.Distinct().Count()
        : null;
}

/// <summary>A parameter by key that was read.</summary>
/// <param name="Slot">The parameter's slot.</param>
/// <param name="Key">The canonical key; <see langword="null"/> where it cannot be worked out again.</param>
internal sealed record KeyedRead(int Slot, object? Key)
{
    /// <summary>The day on which it was read, where that is the expression's own.</summary>
    public DateOnly? Day { get; init; }
}
