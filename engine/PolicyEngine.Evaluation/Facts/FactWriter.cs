using System.Text.Json;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Facts;

/// <summary>Writes values of facts as the JSON that <see cref="FactReader"/> reads back as the same values.</summary>
public static class FactWriter
{
    /// <summary>Writes one value: a number, a boolean, a text (dates as year, month and day; choices by name), or an array of objects for a list; <c>null</c> for what is not known.</summary>
    /// <param name="writer">Takes the value; the property's name is the caller's to write.</param>
    /// <param name="model">The policy that the fact is of, which knows its choices.</param>
    /// <param name="fact">The fact, or a field of a list.</param>
    /// <param name="value">The value, in the form that a <see cref="FactSet"/> holds.</param>
    public static void Write(Utf8JsonWriter writer, PolicyModel model, Fact fact, object? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(fact);
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool yes:
                writer.WriteBooleanValue(yes);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case IReadOnlyList<object[]> records:
                WriteRecords(writer, model, fact, records);
                break;
            default:
                writer.WriteStringValue(ValueText.Format(value, fact.ChoiceSet < 0 ? null : model.Choices[fact.ChoiceSet]));
                break;
        }
    }

    private static void WriteRecords(Utf8JsonWriter writer, PolicyModel model, Fact list, IReadOnlyList<object[]> records)
    {
        writer.WriteStartArray();
        foreach (var record in records)
        {
            writer.WriteStartObject();
            for (var field = 0; field < record.Length; field++)
            {
                writer.WritePropertyName(list.Fields[field].Name);
                Write(writer, model, list.Fields[field], record[field]);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
