using System.Text.Json;
using PolicyEngine.Model;

namespace PolicyEngine.Documents;

/// <summary>A change of a trial, as a decision shows it.</summary>
/// <param name="Name">What was changed, as it is written.</param>
/// <param name="IsAssumed">Whether it is a worked-out value that is assumed; otherwise it is a figure that is not the law.</param>
/// <param name="Value">The value that is tried, as canonical text.</param>
/// <param name="Display">The value that is tried, as people read it.</param>
/// <param name="Law">What the policy has, as people read it; empty where it has no figure, or works the value out.</param>
/// <param name="Sentence">The change in words.</param>
public sealed record DocumentTrial(string Name, bool IsAssumed, string Value, string Display, string Law, string Sentence)
{
    internal static DocumentTrial Of(TrialChange change, DateOnly day) => new(change.Name, change.Law is null, change.Value, change.Shown, change.LawOn(day), change.Sentence(day));

    /// <summary>The line above every rendering.</summary>
    internal string Line => $"Trial: {Sentence}";

    internal static void Write(Utf8JsonWriter writer, DecisionDocument document)
    {
        if (document.Trial.IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("trial");
        Write(writer, "assumed", document.Trial.Where(change => change.IsAssumed), false);
        Write(writer, "not_the_law", document.Trial.Where(change => !change.IsAssumed), true);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<DocumentTrial> changes, bool hasLaw) => JsonPieces.Objects(writer, name, changes, change =>
    {
        writer.WriteString("name", change.Name);
        writer.WriteString("value", change.Value);
        writer.WriteString("text", change.Display);
        if (hasLaw)
        {
            JsonPieces.Text(writer, "law", change.Law.Length == 0 ? null : change.Law);
        }
    });
}
