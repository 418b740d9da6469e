using System.Globalization;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>Tells which record of a list decided, or how many count. Asks each record again, apart from the run.</summary>
internal sealed class ListGrounds(TermValues values, GroundWords words, SideReader sides, Func<Term, Ground?>? tell = null)
{
    private const int MostRecords = 3;

    /// <summary>The ground of a condition on a list; nothing when the records cannot be asked one by one.</summary>
    public Ground? Of(ListTerm list, string id, bool truth)
    {
        if (values.RecordsOf(list.List) is not { } records)
        {
            return null;
        }

        var name = values.FactOf(list) is { } fact ? GroundWords.Name(fact) : "";
        if (list.Body is not { } body || list.Operation is not (ListOperation.Any or ListOperation.All))
        {
            return Whole(id, truth, GroundWords.Said(name, records.Count == 0 ? "none counts" : GroundWords.Count(records.Count, "counts", "count")), list);
        }

        var asked = records.Select(one => (one.Place, one.Record, Meets: values.Asked(list.List, body, one.Record))).ToList();
        var settles = list.Operation == ListOperation.Any;
        if (truth != settles)
        {
            var all = records.Count == 0 ? "the list has none" : settles ? $"none of {records.Count} meets it{Nearest(list, body, records)}" : $"all {records.Count} meet it";
            return Whole(id, truth, GroundWords.Said(name, all), list);
        }

        return asked.Find(one => one.Meets is bool meets && meets == settles) is { Place: > 0 } decided ? Record(list, body, decided.Place, decided.Record, new Verdict(id, truth)) : null;
    }

    /// <summary>The records that make up a count or a sum, the largest first, as one sentence; empty where they cannot be told apart.</summary>
    public string Largest(Term term)
    {
        if (term is not ListTerm { Operation: ListOperation.Sum or ListOperation.Count } list || values.RecordsOf(list.List) is not { } records || values.FactOf(list) is not { } fact)
        {
            return "";
        }

        var told = records.Select(one => (one.Place, one.Record, Value: list.Body is { } body ? values.Asked(list.List, body, one.Record) : true)).Where(one => one.Value is not (false or null)).ToList();
        var kind = sides.KindOf(list);
        var named = list.Operation == ListOperation.Sum
            ? told.OrderByDescending(one => one.Value, Comparer<object?>.Default).Select(one => $"{NameOf(fact, one.Place, one.Record)}: {words.Shown(one.Value!, kind)}")
            : told.Select(one => NameOf(fact, one.Place, one.Record));
        var total = values.RecordsOf(Root(list.List))?.Count ?? records.Count;
        var more = told.Count > MostRecords ? $", and {(told.Count - MostRecords).ToString(CultureInfo.InvariantCulture)} more" : "";
        return $"{told.Count} of {GroundWords.Count(total, "record", "records")}{(told.Count == 0 ? "" : ": ")}{string.Join("; ", named.Take(MostRecords))}{more}";
    }

    // The record of which the fewest parts fail, by its first part that does.
    private string Nearest(ListTerm list, Term body, IReadOnlyList<(int Place, object? Record)> records)
    {
        if (tell is null || values.FactOf(list) is not { } fact)
        {
            return "";
        }

        Term[] parts = body is OperatorTerm { Operator: TermOperator.And } all ? [.. all.Operands] : [body];
        var (place, record, failing) = records.Select(one => (one.Place, one.Record, Failing: parts.Where(part => values.Asked(list.List, part, one.Record) is false).ToList())).MinBy(one => one.Failing.Count);
        var told = "";
        if (failing.Count > 0)
        {
            values.Within(list.List, record, () => told = tell(failing[0])?.Text.TrimEnd('.') ?? "");
        }

        return told.Length == 0 ? "" : $"; the nearest is {NameOf(fact, place, record)}. {told}";
    }

    private static Term Root(Term list) => list is ListTerm inner ? Root(inner.List) : list;

    private Ground Whole(string id, bool truth, string text, ListTerm list) => new()
    {
        Kind = GroundKind.Record,
        Id = id,
        State = truth ? ExplanationState.Yes : ExplanationState.No,
        Text = GroundWords.Sentence(text),
        Title = values.FactOf(list) is { } fact ? GroundWords.Name(fact) : "",
        Citations = values.FactOf(list)?.Cite ?? [],
        Sensitive = values.FactOf(list)?.Sensitive == true,
    };

    private Ground Record(ListTerm list, Term body, int place, object? record, Verdict verdict)
    {
        var fact = values.FactOf(list);
        var name = fact is null ? $"value {place}" : NameOf(fact, place, record);
        var shown = fact is null ? "" : string.Join(", ", FieldsIn(body).Distinct(StringComparer.Ordinal).Select(field => Field(list, fact, field, record)).Where(text => text.Length > 0));
        return Whole(verdict.Id, verdict.Truth, GroundWords.Said(fact is null ? "" : GroundWords.Name(fact), $"{name}{(shown.Length > 0 ? $": {shown}" : "")}"), list) with { Shown = name };
    }

    private string Field(ListTerm term, Fact list, string name, object? record)
    {
        var place = list.Fields.Select(field => field.Name).ToList().IndexOf(name);
        if (place < 0)
        {
            return Result(term, name, record);
        }

        if (record is not object?[] values || values[place] is not { } value)
        {
            return "";
        }

        var field = list.Fields[place];
        return $"{(field.Title.Length > 0 ? field.Title : GroundWords.Spoken(field.Name)).ToLowerInvariant()} {words.Shown(value, new ValueKind(field.Type, field.ChoiceSet, field.Unit))}";
    }

    // What is worked out for the record, by its name and value.
    private string Result(ListTerm list, string name, object? record)
    {
        var told = "";
        values.Within(list.List, record, () =>
        {
            var side = sides.Of(new ElementTerm(values.Lists.Count - 1, name));
            told = side.Value is null ? "" : $"{side.Name.ToLowerInvariant()} {sides.Shown(side)}";
        });
        return told;
    }

    // A record is known by its key; otherwise by its place and by its first choice or text.
    private string NameOf(Fact list, int place, object? record)
    {
        if (!list.Keys.IsEmpty && record is object?[] keyed)
        {
            return RecordNames.Shown(list, keyed, place - 1);
        }

        var number = place.ToString(CultureInfo.InvariantCulture);
        var field = list.Fields.Select((one, at) => (one, at)).FirstOrDefault(pair => pair.one.Type is FactType.Choice or FactType.Text);
        return field.one is null || record is not object?[] values || values[field.at] is not { } value ? $"record {number}" : $"record {number}, {words.Shown(value, new ValueKind(field.one.Type, field.one.ChoiceSet, ""))}";
    }

    private static IEnumerable<string> FieldsIn(Term term) => term switch
    {
        ElementTerm element => [element.Field],
        OperatorTerm operation => operation.Operands.SelectMany(FieldsIn),
        CallTerm call => call.Arguments.SelectMany(FieldsIn),
        _ => [],
    };

    private readonly record struct Verdict(string Id, bool Truth);
}
