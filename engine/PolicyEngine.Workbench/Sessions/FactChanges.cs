using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions.Views;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>Carries out a line that gives facts. All of it holds, or none.</summary>
public sealed partial class FactChanges(Workspace workspace, CaseAtHand before, ICodeEvaluator? code)
{
    private static readonly SearchValues<char> Operators = SearchValues.Create("+-*/<>=?.&|!");

    private readonly DiagnosticBag problems = [];
    private readonly List<GivenEntry> set = [];
    private readonly List<UnknownName> unknown = [];
    private ReplReply.Refused? refused;

    /// <summary>The case with the facts of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="refusal">Why there is none.</param>
    public CaseAtHand? Apply(FactLine line, out ReplReply.Refused? refusal)
    {
        foreach (var piece in line.Pieces)
        {
            Add(piece);
        }

        IReadOnlyList<PolicyDiagnostic> wrong = [.. problems];
        var after = refused is null && wrong.Count == 0 ? before.With(set, unknown, out wrong) : null;
        refusal = after is not null ? null : refused ?? Refusals.Facts(wrong, line.Text);
        return after;
    }

    private void Add(FactPiece piece)
    {
        refused ??= WrongShape(piece);
        if (IsUnknown(piece))
        {
            unknown.Add(new UnknownName(piece.Name, piece.NameSpan));
        }
        else if (piece.Value.StartsWith('@') && FactOf(piece) is null or { Type: FactType.List })
        {
            FromFile(piece);
        }
        else if (piece is { Operator: "=", Value: "none" } && FactOf(piece) is { Type: FactType.List })
        {
            Put(piece, []);
        }
        else if (piece.Operator == "=")
        {
            set.AddRange(WorkedOut(piece) is { } entry ? [entry] : FactLine.Entry(piece, problems));
        }
        else if (FactOf(piece) is { Type: not FactType.List } single)
        {
            refused ??= new ReplReply.Refused($"`{piece.Name}` holds one value, so nothing is added to it or taken from it", $"give the value with an equals sign, like `{single.Name} = …`", piece.NameSpan.Start, piece.NameSpan.Length);
        }
        else if (piece.Operator == "+=")
        {
            Append(piece);
        }
        else
        {
            Remove(piece);
        }
    }

    // A value may be worked out, `income = 12 * 1_950` or `moved = date(2018, 6, 1)`; what is a value as it stands is never taken for an expression.
    private GivenEntry? WorkedOut(FactPiece piece)
    {
        if (code is null || FactOf(piece) is not { Type: not (FactType.Text or FactType.List) } fact || !LooksWorkedOut(piece.Value, fact))
        {
            return null;
        }

        if (code.ValueOf(piece.Value, before.Policy, before.Decision, CancellationToken.None, out var wrong) is { } text)
        {
            return new GivenEntry(piece.Name, piece.NameSpan, new GivenScalar(text, false, piece.ValueSpan));
        }

        refused ??= wrong is { Start: >= 0 } ? wrong with { Start = wrong.Start + piece.ValueSpan.Start } : wrong;
        return null;
    }

    // A text may be any words at all; of other facts, those who say that they do not know mean it.
    private bool IsUnknown(FactPiece piece) =>
        piece.IsUnknown || (piece.Operator == "=" && SpokenValue.IsNotKnown(piece.Value) && FactOf(piece) is { Type: not FactType.Text } fact && !IsValue(piece.Value, fact));

    private bool IsValue(string value, Fact fact) => SpokenValue.Read(value, fact, Choices(fact)) is not null;

    private ChoiceSet? Choices(Fact fact) => fact.ChoiceSet < 0 ? null : before.Policy.Model.Choices[fact.ChoiceSet];

    private ReplReply.Refused? WrongShape(FactPiece piece)
    {
        if (piece.Value.Length == 0 && FactOf(piece) is { Type: not FactType.List } fact)
        {
            return new ReplReply.Refused($"`{fact.Name}` has no value", $"write it after the equals sign; `{fact.Name} = ?` says that it is not known, and `clear {fact.Name}` takes it out", piece.NameSpan.Start, piece.NameSpan.Length);
        }

        // Without a comma the rest of the line would be part of the value, and of a text nobody would notice.
        var next = Assignment().Matches(Quoted().Replace(piece.Value, quoted => new string('"', quoted.Length))).Select(match => match.Groups["name"]).FirstOrDefault(name => before.Policy.Model.Facts.Any(one => one.Name == name.Value));
        return next is null || piece.Operator == "+=" ? null
            : new ReplReply.Refused($"there is no comma before `{next.Value}`", $"write several facts like `{piece.Name} = …, {next.Value} = …`; a text that holds an equals sign stands in quotation marks", piece.ValueSpan.Start + next.Index, next.Length);
    }

    private bool LooksWorkedOut(string value, Fact fact) =>
        !IsValue(value, fact)
        && !Bracketed().IsMatch(value)
        && value.Any(char.IsAsciiLetterOrDigit)
        && (value.Contains('(', StringComparison.Ordinal) || NamedValue.Names(before.Policy.Model).Contains(value) || (value.Contains(' ', StringComparison.Ordinal) && value.AsSpan().ContainsAny(Operators)));

    private Fact? FactOf(FactPiece piece) => before.Policy.Model.Facts.FirstOrDefault(fact => fact.Name == piece.Name);

    private ImmutableArray<GivenValue> Records(string name) =>
        set.Concat(before.Given.Facts.Entries).FirstOrDefault(entry => entry.Name == name)?.Value is GivenList list ? list.Items : [];

    private void Append(FactPiece piece)
    {
        if (FactOf(piece) is not { } list)
        {
            // The reader knows what to say about a name that is no list.
            set.Add(new GivenEntry(piece.Name, piece.NameSpan, FactEntries.Scalar(piece.ValueSpan)));
        }
        else if (FactLine.Record(piece.ValueSpan, list, problems) is { } record)
        {
            Put(piece, [.. Records(piece.Name), record]);
        }
    }

    private void Remove(FactPiece piece)
    {
        var records = Records(piece.Name);
        if (int.TryParse(piece.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= records.Length)
        {
            Put(piece, records.RemoveAt(number - 1));
            return;
        }

        refused ??= new ReplReply.Refused(
            records.IsEmpty ? $"`{piece.Name}` has no records" : $"`{piece.Value}` is not the number of a record of `{piece.Name}`, which has {records.Length.ToString(CultureInfo.InvariantCulture)}",
            $"name the record's place, counted from 1, like `{piece.Name} -= 1`",
            piece.ValueSpan.Start,
            piece.ValueSpan.Length);
    }

    private void FromFile(FactPiece piece)
    {
        if (FactOf(piece) is not { } fact)
        {
            // The reader knows what to say about a name that is no list.
            set.Add(new GivenEntry(piece.Name, piece.NameSpan, FactEntries.Scalar(piece.ValueSpan)));
            return;
        }

        if (!CsvRecords.Read(workspace, piece.Value[1..].Trim(), fact, problems).TryGet(out var records, out var problem))
        {
            refused ??= ReplReply.Refused.Of(problem);
        }
        else
        {
            Put(piece, piece.Operator == "+=" ? [.. Records(piece.Name), .. records] : records);
        }
    }

    private void Put(FactPiece piece, ImmutableArray<GivenValue> records)
    {
        set.RemoveAll(entry => entry.Name == piece.Name);
        set.Add(new GivenEntry(piece.Name, piece.NameSpan, new GivenList(records, piece.ValueSpan)));
    }

    // In accounts brackets are a minus and to C# they are nothing, so that a number in brackets is no calculation; the reader refuses it as everywhere.
    [GeneratedRegex(@"^[-+]?£?\(\s*£?[\d.,_]+\s*\)$")]
    private static partial Regex Bracketed();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\s;](?<name>[A-Za-z_][A-Za-z0-9_]*)\s*=(?![=>])")]
    private static partial Regex Assignment();
}
