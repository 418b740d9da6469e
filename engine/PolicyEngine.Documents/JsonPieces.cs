using System.Globalization;
using System.Text.Json;

namespace PolicyEngine.Documents;

/// <summary>Members that every JSON of a decision writes in the same way.</summary>
internal static class JsonPieces
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A text; <c>null</c> where there is none.</summary>
    public static void Text(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteString(name, text);
        }
    }

    /// <summary>A day; <c>null</c> where there is none.</summary>
    public static void Day(Utf8JsonWriter writer, string name, DateOnly? day) => Text(writer, name, day is { } known ? Day(known) : null);

    public static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    /// <summary>A list of objects, each with the members that <paramref name="members"/> writes.</summary>
    public static void Objects<T>(Utf8JsonWriter writer, string name, IEnumerable<T> objects, Action<T> members)
    {
        writer.WriteStartArray(name);
        foreach (var one in objects)
        {
            writer.WriteStartObject();
            members(one);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
