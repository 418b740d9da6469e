using System.Text.Json;

namespace PolicyEngine.Documents;

/// <summary>A letter as JSON, both ways: cases keep it beside the decision, so that what was told can be told again.</summary>
public static class LetterJson
{
    private const string Name = "letter";

    /// <summary>The letter in a decision's JSON; <see langword="null"/> where it has none.</summary>
    /// <param name="json">The JSON of a decision.</param>
    public static Letter? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty(Name, out var letter))
        {
            return null;
        }

        return new Letter
        {
            Outcome = Text(letter, "outcome"),
            Reasons = [.. Texts(letter, "reasons")],
            Answers = [.. letter.GetProperty("answers").EnumerateArray().Select(answer => new LetterAnswer(Text(answer, "fact"), Text(answer, "text"), Text(answer, "withheld")))],
            Figures = [.. Texts(letter, "figures")],
            Also = [.. Texts(letter, "also")],
            Questions = [.. Texts(letter, "questions")],
            Signposts = [.. Texts(letter, "signposts")],
            IsForPerson = letter.GetProperty("for_person").GetBoolean(),
            IsSettled = letter.GetProperty("settled").GetBoolean(),
        };
    }

    internal static void Write(Utf8JsonWriter writer, Letter letter)
    {
        writer.WriteStartObject(Name);
        writer.WriteString("outcome", letter.Outcome);
        JsonPieces.Texts(writer, "reasons", letter.Reasons);
        JsonPieces.Objects(writer, "answers", letter.Answers, answer =>
        {
            writer.WriteString("fact", answer.Fact);
            writer.WriteString("text", answer.Text);
            writer.WriteString("withheld", answer.Withheld);
        });
        JsonPieces.Texts(writer, "figures", letter.Figures);
        JsonPieces.Texts(writer, "also", letter.Also);
        JsonPieces.Texts(writer, "questions", letter.Questions);
        JsonPieces.Texts(writer, "signposts", letter.Signposts);
        writer.WriteBoolean("for_person", letter.IsForPerson);
        writer.WriteBoolean("settled", letter.IsSettled);
        writer.WriteEndObject();
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static IEnumerable<string> Texts(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(text => text.GetString()!);
}
