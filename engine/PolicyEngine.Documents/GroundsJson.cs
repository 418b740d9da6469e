using System.Collections.Immutable;
using System.Text.Json;
using PolicyEngine.Evaluation.Reasoning;
using PolicyEngine.Model;

namespace PolicyEngine.Documents;

/// <summary>Grounds as JSON: one flat list of nodes that name each other by id, and the notes by number.</summary>
internal static class GroundsJson
{
    public static void Write(Utf8JsonWriter writer, Grounds grounds)
    {
        writer.WriteStartObject();
        writer.WriteString("status", DocumentWords.Status(grounds.Status));
        JsonPieces.Texts(writer, "why", grounds.Why.Select(ground => ground.Id));
        JsonPieces.Texts(writer, "also", grounds.Also.Select(ground => ground.Id));
        writer.WriteStartArray("nodes");
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ground in grounds.Why.Concat(grounds.Also).Concat(grounds.Figures))
        {
            Nodes(writer, ground, grounds.Notes, written);
        }

        writer.WriteEndArray();
        JsonPieces.Texts(writer, "enough", grounds.Enough);
        JsonPieces.Texts(writer, "figures", grounds.Figures.Select(figure => figure.Id));
        Folded(writer, grounds);
        Next(writer, grounds);
        writer.WriteNumber("questions_left", grounds.QuestionsLeft);
        JsonPieces.Texts(writer, "nothing_to_ask", grounds.NothingToAsk);
        Settles(writer, grounds);
        Changes(writer, grounds);
        JsonPieces.Texts(writer, "notes", grounds.Notes);
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
        JsonPieces.Text(writer, "key", ground.Key);
        JsonPieces.Day(writer, "from", ground.From);
        JsonPieces.Day(writer, "to", ground.To);
        writer.WriteStartArray("notes");
        foreach (var text in ground.Citations)
        {
            writer.WriteNumberValue(notes.IndexOf(text, 0, notes.Length, StringComparer.Ordinal) + 1);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("sensitive", ground.Sensitive);
        writer.WriteString("shown_to", ShownTo(ground.ShownTo));
        JsonPieces.Texts(writer, "because", ground.Because.Select(below => below.Id));
        JsonPieces.Texts(writer, "ruled_out", ground.RuledOut.Select(below => below.Id));
        writer.WriteEndObject();
        foreach (var below in ground.Because.Concat(ground.RuledOut))
        {
            Nodes(writer, below, notes, written);
        }
    }

    private static void Folded(Utf8JsonWriter writer, Grounds grounds)
    {
        JsonPieces.Objects(writer, "folded", grounds.Folded, fold =>
        {
            writer.WriteString("id", fold.Id);
            writer.WriteString("title", fold.Title);
            writer.WriteString("why", WhyOf(fold.Why));
            writer.WriteString("text", fold.Text);
            writer.WriteBoolean("advisory", fold.Advisory);
            JsonPieces.Text(writer, "by", fold.By);
        });
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
        JsonPieces.Objects(writer, "answers", next.Answers, answer =>
        {
            writer.WriteString("value", answer.Value);
            writer.WriteString("shown", answer.Shown);
            JsonPieces.Text(writer, "outcome", answer.Outcome);
            writer.WriteString("text", answer.Text);
        });
        writer.WriteEndObject();
    }

    private static void Settles(Utf8JsonWriter writer, Grounds grounds)
    {
        JsonPieces.Objects(writer, "settles", grounds.Settles, ways =>
        {
            writer.WriteString("outcome", ways.Outcome);
            writer.WriteString("outcome_title", ways.OutcomeTitle);
            JsonPieces.Texts(writer, "ways", ways.Ways);
            writer.WriteBoolean("otherwise", ways.IsOtherwise);
        });
    }

    private static void Changes(Utf8JsonWriter writer, Grounds grounds)
    {
        JsonPieces.Objects(writer, "changes", grounds.Changes, change =>
        {
            writer.WriteString("fact", change.Fact);
            writer.WriteString("from", change.From);
            JsonPieces.Text(writer, "to", change.To);
            writer.WriteString("shown", change.Shown);
            JsonPieces.Text(writer, "outcome", change.Outcome);
            writer.WriteString("outcome_title", change.OutcomeTitle);
        });
    }

    private static string ShownTo(Readers readers) => readers switch
    {
        Readers.Everybody => "everybody",
        Readers.Officers => "officers",
        Readers.Nobody => "nobody",
        _ => throw new ArgumentOutOfRangeException(nameof(readers)),
    };

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

}
