using System.Text.Json;
using PolicyEngine.Documents;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proving;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Workbench.Proving;

/// <summary>The answer to a statement, for a program.</summary>
public static class ProofJson
{
    /// <summary>Writes it.</summary>
    public static string Of(string statement, StatementAnswer answer) => JsonText.Of(writer =>
    {
        var (result, model) = (answer.Result!, answer.Model!);
        writer.WriteStartObject();
        writer.WriteString("schema", "policyengine/proof/1");
        writer.WriteString("policy", model.Id);
        writer.WriteString("statement", statement);
        writer.WriteString("answer", result.Answer switch { Impossible => "proved", Possible => "counterexample", _ => "not_decided" });
        if (result.Answer is Impossible proved)
        {
            writer.WriteString("from", ValueText.Format(proved.First, null));
            writer.WriteString("to", ValueText.Format(proved.Last, null));
            writer.WriteStartArray("taken_ranges");
            result.TakenRanges.ToList().ForEach(fact => writer.WriteStringValue(model.Facts[fact].Name));
            writer.WriteEndArray();
            writer.WriteBoolean("speaks_of_no_case", result.IsEmpty);
        }
        else if (result.Answer is Possible broken)
        {
            Case(writer, "case", broken.Witness, () =>
            {
                writer.WriteString("breaks", ProofText.Breach(result, answer.Decision!));
                writer.WritePropertyName("decision");
                writer.WriteRawValue(JsonRenderer.Render(DecisionDocument.Of(answer.Decision!), false));
            });
        }
        else if (result.Answer is NotDecided open)
        {
            writer.WriteString("reason", open.Reason);
        }

        writer.WriteEndObject();
    });

    /// <summary>A case: its day, its facts, and what else is to be said.</summary>
    public static void Case(Utf8JsonWriter writer, string name, Witness witness, Action more)
    {
        writer.WriteStartObject(name);
        writer.WriteString("as_of", ValueText.Format(witness.Day, null));
        writer.WritePropertyName("facts");
        writer.WriteRawValue(new FactsText(witness.Facts).Json());
        more();
        writer.WriteEndObject();
    }
}
