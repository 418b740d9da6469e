using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using PolicyEngine.Model;

namespace PolicyEngine.Expressions;

/// <summary>Reads what a frame gave: plain values, lists of them, and records and rows, whose types are generated and say by their names which fact or table they are of.</summary>
internal static class ValueReader
{
    private const string RecordEnd = "_record";
    private const string RowEnd = "_row";

    private sealed record Field(string Name, FactType Type, ChoiceSet? Choices);

    /// <summary>Reads a value of an item.</summary>
    public static ExpressionAnswer Read(PolicyModel model, Item item, object value)
    {
        if (value is IReadOnlyList<object> list)
        {
            return list.Count > 0 && IsGenerated(list[0].GetType())
                ? Table(FieldsOf(model, list[0].GetType()), list.Select(Values))
                : Table([new Field("", PlainType(list, item, model), item.ChoiceSet < 0 ? null : model.Choices[item.ChoiceSet])], list.Select(element => new[] { element }));
        }

        return IsGenerated(value.GetType())
            ? Table(FieldsOf(model, value.GetType()), [Values(value)])
            : new ExpressionAnswer.Value(value, item.Type, item.ChoiceSet < 0 ? null : model.Choices[item.ChoiceSet], UnitOf(model, item));
    }

    private static ExpressionAnswer.Table Table(ImmutableArray<Field> fields, IEnumerable<object[]> rows) => new(
        [.. fields.Select(field => new ExpressionColumn(field.Name, field.Type is FactType.WholeNumber or FactType.Decimal or FactType.Money))],
        [.. rows.Select(row => fields.Select((field, place) => ValueText.Display(row[place], field.Type, field.Choices, "")).ToImmutableArray())]);

    private static bool IsGenerated(Type type) => type.IsNested && (type.Name.EndsWith(RecordEnd, StringComparison.Ordinal) || type.Name.EndsWith(RowEnd, StringComparison.Ordinal));

    private static object[] Values(object record) =>
        [.. FieldInfos(record.GetType()).Select(field => field.GetValue(record)!).Select(value => value is Enum option ? Convert.ToInt32(option, CultureInfo.InvariantCulture) : value)];

    private static FieldInfo[] FieldInfos(Type type) => [.. type.GetFields(BindingFlags.Public | BindingFlags.Instance).OrderBy(field => field.MetadataToken)];

    private static ImmutableArray<Field> FieldsOf(PolicyModel model, Type type)
    {
        if (type.Name.EndsWith(RecordEnd, StringComparison.Ordinal) && model.Facts.FirstOrDefault(fact => fact.Name == type.Name[..^RecordEnd.Length]) is { } fact)
        {
            return FieldsOf(model, fact);
        }

        var table = model.Items.First(item => item.Lookup is not null && item.Name == type.Name[..^RowEnd.Length]);
        return [.. table.Lookup!.Outputs.Select(output => new Field(output.Name, output.Type, output.ChoiceSet < 0 ? null : model.Choices[output.ChoiceSet]))];
    }

    private static ImmutableArray<Field> FieldsOf(PolicyModel model, Fact fact) =>
        [.. fact.Fields.Select(field => new Field(field.Name, field.Type, field.ChoiceSet < 0 ? null : model.Choices[field.ChoiceSet]))];

    // A list of plain values says what they are, and an empty one needs no type.
    private static FactType PlainType(IReadOnlyList<object> list, Item item, PolicyModel model) => list switch
    {
        [bool, ..] => FactType.YesNo,
        [long, ..] => FactType.WholeNumber,
        [decimal, ..] => model.Items.FirstOrDefault(named => named.Name == item.ValueText.Trim())?.Lookup?.Outputs[0].Type ?? FactType.Decimal,
        [DateOnly, ..] => FactType.Date,
        [TimeOnly, ..] => FactType.Time,
        [int, ..] => FactType.Choice,
        _ => FactType.Text,
    };

    private static string UnitOf(PolicyModel model, Item item)
    {
        var name = item.ValueText.Trim();
        return model.Facts.FirstOrDefault(fact => fact.Name == name)?.Unit
            ?? model.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Unit
            ?? model.Items.FirstOrDefault(named => named.Name == name)?.Unit
            ?? "";
    }
}
