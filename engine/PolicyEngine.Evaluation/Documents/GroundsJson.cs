using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PolicyEngine.Evaluation.Reasoning;

namespace PolicyEngine.Evaluation.Documents;

/// <summary>Grounds as JSON: one flat list of nodes that name each other by id, and the notes by number.</summary>
internal static class GroundsJson
{
    public static void Write(Utf8JsonWriter writer, Grounds grounds)
    {
        writer.WriteStartObject();
        writer.WriteString("status", DocumentWords.Status(grounds.Status));
        Texts(writer, "why", grounds.Why.Select(ground => ground.Id));
        Texts(writer, "also", grounds.Also.Select(ground => ground.Id));
        writer.WriteStartArray("nodes");
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ground in grounds.Why.Concat(grounds.Also))
        {
            Nodes(writer, ground, grounds.Notes, written);
        }

        writer.WriteEndArray();
        Texts(writer, "enough", grounds.Enough);
        Folded(writer, grounds);
        Next(writer, grounds);
        writer.WriteNumber("questions_left", grounds.QuestionsLeft);
        Texts(writer, "nothing_to_ask", grounds.NothingToAsk);
        Settles(writer, grounds);
        Changes(writer, grounds);
        Texts(writer, "notes", grounds.Notes);
        writer.WriteEndObject();
    }

    private static void Nodes(Utf8JsonWriter writer, Ground ground, ImmutableArray<string> notes, HashSet<string> written)
    {
        if (!written.Add(ground.Id))
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("id", ground.Id);
        writer.WriteString("kind", KindOf(ground.Kind));
        writer.WriteString("state", DocumentWords.State(ground.State).Replace(' ', '_'));
        writer.WriteString("text", ground.Text);
        writer.WriteString("title", ground.Title);
        writer.WriteString("value", ground.Value);
        writer.WriteString("shown", ground.Shown);
        writer.WriteString("operator", ground.Operator);
        writer.WriteString("other", ground.Other);
        Text(writer, "key", ground.Key);
        Text(writer, "from", Day(ground.From));
        Text(writer, "to", Day(ground.To));
        writer.WriteStartArray("notes");
        foreach (var text in ground.Citations)
        {
            writer.WriteNumberValue(notes.IndexOf(text, 0, notes.Length, StringComparer.Ordinal) + 1);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("sensitive", ground.Sensitive);
        Texts(writer, "because", ground.Because.Select(below => below.Id));
        Texts(writer, "ruled_out", ground.RuledOut.Select(below => below.Id));
        writer.WriteEndObject();
        foreach (var below in ground.Because.Concat(ground.RuledOut))
        {
            Nodes(writer, below, notes, written);
        }
    }

    private static void Folded(Utf8JsonWriter writer, Grounds grounds)
    {
        writer.WriteStartArray("folded");
        foreach (var fold in grounds.Folded)
        {
            writer.WriteStartObject();
            writer.WriteString("id", fold.Id);
            writer.WriteString("title", fold.Title);
            writer.WriteString("why", WhyOf(fold.Why));
            writer.WriteString("text", fold.Text);
            writer.WriteBoolean("advisory", fold.Advisory);
            Text(writer, "by", fold.By);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Next(Utf8JsonWriter writer, Grounds grounds)
    {
        if (grounds.Next is not { } next)
        {
            writer.WriteNull("next");
            return;
        }

        writer.WriteStartObject("next");
        writer.WriteString("fact", next.Fact);
        writer.WriteString("question", next.Question);
        writer.WriteStartArray("answers");
        foreach (var answer in next.Answers)
        {
            writer.WriteStartObject();
            writer.WriteString("value", answer.Value);
            writer.WriteString("shown", answer.Shown);
            Text(writer, "outcome", answer.Outcome);
            writer.WriteString("text", answer.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Settles(Utf8JsonWriter writer, Grounds grounds)
    {
        writer.WriteStartArray("settles");
        foreach (var ways in grounds.Settles)
        {
            writer.WriteStartObject();
            writer.WriteString("outcome", ways.Outcome);
            writer.WriteString("outcome_title", ways.OutcomeTitle);
            Texts(writer, "ways", ways.Ways);
            writer.WriteBoolean("otherwise", ways.IsOtherwise);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Changes(Utf8JsonWriter writer, Grounds grounds)
    {
        writer.WriteStartArray("changes");
        foreach (var change in grounds.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("fact", change.Fact);
            writer.WriteString("from", change.From);
            Text(writer, "to", change.To);
            writer.WriteString("shown", change.Shown);
            Text(writer, "outcome", change.Outcome);
            writer.WriteString("outcome_title", change.OutcomeTitle);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string KindOf(GroundKind kind) => kind switch
    {
        GroundKind.Rule => "rule",
        GroundKind.Definition => "definition",
        GroundKind.Criterion => "criterion",
        GroundKind.Row => "row",
        GroundKind.Band => "band",
        GroundKind.Record => "record",
        GroundKind.Leaf => "leaf",
        GroundKind.Parameter => "parameter",
        GroundKind.Calculation => "calculation",
        GroundKind.Either => "either",
        GroundKind.Fault => "fault",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string WhyOf(FoldReason why) => why switch
    {
        FoldReason.NotMet => "not_met",
        FoldReason.Overridden => "overridden",
        FoldReason.NotInEffect => "not_in_effect",
        FoldReason.NoLongerMatters => "no_longer_matters",
        FoldReason.Open => "open",
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Text(Utf8JsonWriter writer, string name, string? text)
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

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
