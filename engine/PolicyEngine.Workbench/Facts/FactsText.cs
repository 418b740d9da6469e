using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Facts;

/// <summary>The facts of a case as text that reads back as the same facts.</summary>
public sealed class FactsText(FactSet facts)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private PolicyModel Model => facts.Model;

    /// <summary>The facts that were asked and are not known.</summary>
    public IReadOnlyList<string> NotKnown => [.. Model.Facts.Where(fact => facts.StateOf(fact.Name) == FactState.NotKnown).Select(fact => fact.Name)];

    /// <summary>The lists whose records leave fields out, which no text can hold.</summary>
    public IReadOnlyList<string> Incomplete => [.. Model.Facts.Where((_, place) => !facts.GapsOf(place).IsEmpty).Select(fact => fact.Name)];

    private IEnumerable<(Fact Fact, object Value)> Given => Model.Facts.Select(fact => (fact, facts.ValueOf(fact.Name))).Where(pair => pair.Item2 is not null).Select(pair => (pair.fact, pair.Item2!));

    /// <summary>A YAML file of facts.</summary>
    public string Yaml()
    {
        var unknown = NotKnown.Count == 0 ? "" : $"# asked, and not known: {string.Join(", ", NotKnown)}\n";
        return unknown + string.Concat(Given.Select(pair => pair.Value is IReadOnlyList<object[]> { Count: > 0 } records
            ? $"{pair.Fact.Name}:\n{string.Concat(records.Select(record => $"  - {Record(pair.Fact, record)}\n"))}"
            : $"{pair.Fact.Name}: {Value(pair.Fact, pair.Value)}\n"));
    }

    /// <summary>A YAML map on one line.</summary>
    public string YamlMap() => Given.ToList() is { Count: > 0 } given ? $"{{ {string.Join(", ", given.Select(pair => $"{pair.Fact.Name}: {Value(pair.Fact, pair.Value)}"))} }}" : "{}";

    /// <summary>A JSON file of facts; what was asked and is not known is <c>null</c>.</summary>
    public string Json() => JsonText.Of(writer =>
    {
        writer.WriteStartObject();
        foreach (var fact in Model.Facts.Where(fact => facts.StateOf(fact.Name) != FactState.NotAsked))
        {
            writer.WritePropertyName(fact.Name);
            FactWriter.Write(writer, Model, fact, facts.ValueOf(fact.Name));
        }

        writer.WriteEndObject();
    });

    /// <summary>A text in quotation marks, as YAML and JSON read it.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed);

    private string Value(Fact fact, object value) => value switch
    {
        IReadOnlyList<object[]> records => $"[{string.Join(", ", records.Select(record => Record(fact, record)))}]",
        string text => Quoted(text),
        _ => ValueText.Format(value, Choices(fact)),
    };

    private string Record(Fact list, object[] record) => $"{{ {string.Join(", ", record.Select((value, at) => (value, Field: list.Fields[at])).Where(pair => pair.value is not null).Select(pair => $"{pair.Field.Name}: {Value(pair.Field, pair.value)}"))} }}";

    private ChoiceSet? Choices(Fact fact) => fact.ChoiceSet < 0 ? null : Model.Choices[fact.ChoiceSet];
}
