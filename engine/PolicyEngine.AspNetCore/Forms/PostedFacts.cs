using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.Forms;

/// <summary>What a form says of a fact: its answer as JSON, or what is wrong, in words that say what to do.</summary>
/// <param name="Json">The answer; <see langword="null"/> when it is wrong.</param>
/// <param name="Error">What to do; empty when it is right.</param>
internal sealed record PostedFact(string? Json, string Error);

/// <summary>Reads the answers of forms with the same words that the terminal takes.</summary>
internal static class PostedFacts
{
    /// <summary>What a radio for <em>I don't know</em> sends.</summary>
    public const string NotKnown = "?";

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>Reads the answer to a fact that is no list.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="fact">The fact, or a field of a record.</param>
    /// <param name="name">The field's name in the form.</param>
    /// <param name="typed">What was sent.</param>
    /// <param name="mayBeUnknown">Whether it may be left unknown.</param>
    public static PostedFact Read(PolicyModel model, Fact fact, string name, IReadOnlyDictionary<string, string> typed, bool mayBeUnknown)
    {
        if (typed.GetValueOrDefault(name) == NotKnown)
        {
            return mayBeUnknown ? new PostedFact("null", "") : new PostedFact(null, ErrorWords.Blank(fact));
        }

        var text = fact.Type == FactType.Date ? DayOf(name, typed) : typed.GetValueOrDefault(name, "").Trim();
        if (text.Length == 0)
        {
            return new PostedFact(null, ErrorWords.Blank(fact));
        }

        var choices = fact.ChoiceSet >= 0 ? model.Choices[fact.ChoiceSet] : null;
        if (SpokenValue.Read(text, fact, choices) is not { } value)
        {
            return new PostedFact(null, ErrorWords.Wrong(fact, typed, name));
        }

        return ErrorWords.OutOfBounds(model, fact, value) is { Length: > 0 } problem ? new PostedFact(null, problem) : new PostedFact(JsonOf(model, fact, value), "");
    }

    /// <summary>A list as it was answered, with one more record.</summary>
    public static string WithRecord(string list, IEnumerable<(string Field, string Json)> record)
    {
        var text = $"{{{string.Join(",", record.Select(field => $"\"{field.Field}\":{field.Json}"))}}}";
        return Joined(RecordsOf(list).Append(text));
    }

    /// <summary>A list without one of its records.</summary>
    public static string WithoutRecord(string list, int place) => Joined(RecordsOf(list).Where((_, at) => at != place));

    private static List<string> RecordsOf(string list)
    {
        using var document = JsonDocument.Parse(list);
        return document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray().Select(record => record.GetRawText())] : [];
    }

    private static string Joined(IEnumerable<string> records) => $"[{string.Join(",", records)}]";

    // As people write it: a month by number or name; an impossible day is read by nobody.
    private static string DayOf(string name, IReadOnlyDictionary<string, string> typed)
    {
        string[] parts = [.. FactField.DateParts.Select(part => typed.GetValueOrDefault($"{name}-{part}", "").Trim())];
        if (parts.All(part => part.Length == 0))
        {
            return "";
        }

        var month = Array.FindIndex(Months, known => parts[1].StartsWith(known, StringComparison.OrdinalIgnoreCase)) + 1;
        return month > 0
            ? $"{parts[2]}-{month.ToString(CultureInfo.InvariantCulture)}-{parts[0]}"
            : $"{parts[2]}-{parts[1]}-{parts[0]}";
    }

    private static string JsonOf(PolicyModel model, Fact fact, object value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            FactWriter.Write(writer, model, fact, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
