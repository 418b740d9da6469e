using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PolicyEngine.Cases.Events;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Cases.Firing;

/// <summary>Facts to the JSON that events keep, and back through the reader that every fact goes through.</summary>
internal static class FactJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The facts of a set that were given or said to be unknown, in asking order.</summary>
    public static IEnumerable<EventFact> Of(FactSet facts)
    {
        for (var place = 0; place < facts.Model.Facts.Length; place++)
        {
            if (facts.StateOf(place) != FactState.NotAsked)
            {
                yield return Of(facts.Model, place, facts.ValueOf(place));
            }
        }
    }

    public static EventFact Of(PolicyModel model, int place, object? value)
    {
        var fact = model.Facts[place];
        return new EventFact(fact.Name, Text(model, fact, value), fact.KeepAfterErasing.Length == 0);
    }

    /// <summary>What a case knows, for a policy: facts that the policy does not have are left out, and what it would refuse is told.</summary>
    public static FactReading Read(PolicyModel model, IEnumerable<KeyValuePair<string, KnownFact>> known)
    {
        var text = new StringBuilder("{");
        foreach (var (name, fact) in known.Where(pair => !pair.Value.IsErased && model.Facts.Any(fact => fact.Name == pair.Key)))
        {
            text.Append(text.Length > 1 ? "," : "").Append(JsonSerializer.Serialize(name)).Append(':').Append(fact.Json);
        }

        var (facts, problems) = FactReader.ReadJson(new SourceFile("case", text.Append('}').ToString()));
        return problems.Count > 0 ? new FactReading(null, problems) : FactReader.Read(model, facts[0]);
    }

    private static string Text(PolicyModel model, Fact fact, object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            FactWriter.Write(writer, model, fact, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
