using System.Text.Json;
using PolicyEngine.Documents;
using PolicyEngine.Model;
using PolicyEngine.Proof.Diffing;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Workbench.Diffing;

/// <summary>A comparison for a program.</summary>
public static class DiffJson
{
    /// <summary>Writes it.</summary>
    public static string Of(PolicyDiffs diffs) => JsonText.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("schema", "policyengine/diff/1");
        writer.WriteString("old", diffs.Old.Name);
        writer.WriteString("new", diffs.New.Name);
        Names(writer, "removed", diffs.Removed.Select(policy => policy.Id));
        Names(writer, "added", diffs.Added.Select(policy => policy.Id));
        writer.WriteNumber("same", diffs.Same);
        writer.WriteStartArray("policies");
        foreach (var diff in diffs.Changed)
        {
            Write(writer, diff);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, PolicyDiff diff)
    {
        var difference = diff.Difference;
        writer.WriteStartObject();
        writer.WriteString("policy", diff.New.Policy.Id);
        writer.WriteString("old_hash", diff.Old.Policy.Model.ContentHash);
        writer.WriteString("new_hash", diff.New.Policy.Model.ContentHash);
        writer.WriteBoolean("proved_same", difference.IsProvedSame);
        Day(writer, "from", difference.First);
        Day(writer, "to", difference.Last);
        Names(writer, "taken_ranges", difference.TakenRanges);
        writer.WriteNumber("kept_cases", diff.Shares.Count);
        writer.WriteStartArray("changes");
        foreach (var change in difference.Changes)
        {
            Write(writer, diff, change);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("undecided");
        foreach (var open in difference.Undecided)
        {
            writer.WriteStartObject();
            Head(writer, open.Result, open.Was, open.Now, open.Sense);
            writer.WriteString("reason", open.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Pieces(writer, "results", difference.Results);
        Pieces(writer, "pieces", difference.Pieces);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PolicyDiff diff, DecisionChange change)
    {
        var words = new DiffWords(diff);
        writer.WriteStartObject();
        Head(writer, change.Result, change.Was, change.Now, change.Sense);
        Names(writer, "kept_cases", diff.Shares.In(change));
        Names(writer, "figures", change.Figures);
        writer.WriteStartArray("ways");
        foreach (var way in change.Ways)
        {
            writer.WriteStartObject();
            writer.WriteString("was_rule", way.Was);
            writer.WriteString("now_rule", way.Now);
            writer.WriteString("as_of", ValueText.Format(way.Case.Day, null));
            writer.WritePropertyName("was_facts");
            writer.WriteRawValue(new FactsText(way.Case.Was).Json());
            writer.WritePropertyName("now_facts");
            writer.WriteRawValue(new FactsText(way.Case.Now).Json());
            writer.WriteString("was", words.Comes(change.Result, way.Case, false));
            writer.WriteString("now", words.Comes(change.Result, way.Case, true));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Head(Utf8JsonWriter writer, string result, ResultState was, ResultState now, ChangeSense sense)
    {
        writer.WriteString("result", result);
        writer.WriteString("was", Word(was));
        writer.WriteString("now", Word(now));
        writer.WriteString("sense", sense switch { ChangeSense.More => "more", ChangeSense.Less => "less", ChangeSense.Other or _ => "other" });
    }

    private static string Word(ResultState state) => state.Kind switch
    {
        ResultKind.Option => state.Value,
        ResultKind.Value => "value",
        ResultKind.NotApplicable => "not_applicable",
        ResultKind.Open => "undetermined",
        ResultKind.Fault => "faulted",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static void Pieces(Utf8JsonWriter writer, string name, IEnumerable<PieceChange> pieces)
    {
        writer.WriteStartArray(name);
        foreach (var piece in pieces)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", piece.Kind.ToString());
            writer.WriteString("name", piece.Name);
            writer.WriteString("was", piece.Was);
            writer.WriteString("now", piece.Now);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Day(Utf8JsonWriter writer, string name, DateOnly? day)
    {
        if (day is { } known)
        {
            writer.WriteString(name, ValueText.Format(known, null));
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void Names(Utf8JsonWriter writer, string name, IEnumerable<string> names)
    {
        writer.WriteStartArray(name);
        foreach (var one in names)
        {
            writer.WriteStringValue(one);
        }

        writer.WriteEndArray();
    }
}
