using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Facts;

/// <summary>A name that somebody listed as asked and not known.</summary>
/// <param name="Name">The fact's name as written.</param>
/// <param name="Span">Where it is written.</param>
public sealed record UnknownName(string Name, SourceSpan Span);

/// <summary>Facts as somebody gave them, before they are held against a policy.</summary>
/// <param name="Facts">The names with values.</param>
/// <param name="Unknown">The names that were asked and are not known.</param>
public sealed record GivenFacts(GivenMap Facts, ImmutableArray<UnknownName> Unknown);

/// <summary>Facts that were read, or what is wrong with them.</summary>
/// <param name="Facts">The facts; <see langword="null"/> when there is any error.</param>
/// <param name="Diagnostics">Everything that is wrong, by position.</param>
public sealed record FactReading(FactSet? Facts, IReadOnlyList<PolicyDiagnostic> Diagnostics);

/// <summary>
/// Holds what somebody gave against the facts of a policy. Nothing is dropped, defaulted or guessed: every wrong name, type, range and option is reported, all at once.
/// </summary>
/// <remarks>
/// Values are written alike in every way in, as <see cref="SpokenValue"/> reads them. A value in quotation marks is taken for a text, choice, date, time or amount of money, and refused for yes/no, whole numbers and decimals. JSON's <c>true</c> and <c>false</c> are yes and no, its numbers
/// keep their digits, and its <c>null</c> for a fact means asked and not known. A record may leave a field out, which is then not known: <see cref="FactSet.GapsOf"/> says which
/// field of which record, counted from 1, and the record holds <see langword="null"/> there.
/// </remarks>
public sealed class FactReader
{
    private const int MostUnknown = 20;

    private readonly PolicyModel model;
    private readonly FactShapes shapes;
    private readonly DiagnosticBag bag = [];
    private readonly object?[] values;
    private readonly FactState[] states;
    private readonly SourceSpan?[] givenAt;
    private readonly DateOnly? asOf;
    private ImmutableArray<string>[]? gaps;
    private int unknownNames;
    private SourceSpan? firstMore;

    private FactReader(PolicyModel model, DateOnly? asOf)
    {
        this.model = model;
        this.asOf = asOf;
        shapes = FactShapes.Of(model);
        values = new object?[model.Facts.Length];
        states = new FactState[model.Facts.Length];
        givenAt = new SourceSpan?[model.Facts.Length];
    }

    /// <summary>Reads facts for a policy.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="facts">The names with values.</param>
    /// <param name="unknown">The names that were asked and are not known.</param>
    /// <param name="asOf">The day of the decision, where it is known: a fact may be bound to the days before it, or after it.</param>
    public static FactReading Read(PolicyModel model, GivenMap facts, IEnumerable<(string Name, SourceSpan Span)> unknown, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(unknown);
        var reader = new FactReader(model, asOf);
        foreach (var entry in facts.Entries)
        {
            reader.ReadFact(entry);
        }

        foreach (var (name, span) in unknown)
        {
            reader.ReadUnknown(name, span);
        }

        return reader.Result();
    }

    /// <summary>Reads facts for a policy.</summary>
    public static FactReading Read(PolicyModel model, GivenFacts given, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(given);
        return Read(model, given.Facts, given.Unknown.Select(name => (name.Name, name.Span)), asOf);
    }

    /// <summary>
    /// Reads facts from values of the host language: yes/no, whole numbers, exact decimals, texts, days, times, options by name (text or enumeration), lists of dictionaries; <see langword="null"/> for not known.
    /// Binary fractions are refused, and days with a time on them.
    /// </summary>
    public static FactReading Read(PolicyModel model, IReadOnlyDictionary<string, object?> facts, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(facts);
        var host = new HostFacts(FactShapes.Of(model));
        var given = host.Read(facts);
        var reading = Read(model, given, asOf);
        return host.Problems.Count == 0 ? reading : new FactReading(null, Sorted([.. host.Problems, .. reading.Diagnostics]));
    }

    /// <summary>Reads JSON: one object of facts, or several one after the other (JSON Lines). No comments, no repeated names; at most 16 million characters and 8 levels.</summary>
    public static (IReadOnlyList<GivenFacts> Facts, IReadOnlyList<PolicyDiagnostic> Diagnostics) ReadJson(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return JsonFacts.Read(file);
    }

    private static IReadOnlyList<PolicyDiagnostic> Sorted(IEnumerable<PolicyDiagnostic> problems)
    {
        var bag = new DiagnosticBag();
        bag.AddRange(problems);
        return bag.Sorted();
    }

    private FactReading Result()
    {
        if (firstMore is not null)
        {
            bag.Add(FactDiagnostics.MoreUnknownFacts, firstMore, (unknownNames - MostUnknown).ToString("N0", CultureInfo.InvariantCulture));
        }

        return new FactReading(bag.HasErrors ? null : new FactSet(model, values, states, gaps), bag.Sorted());
    }

    private void ReadFact(GivenEntry entry)
    {
        if (!shapes.Places.TryGetValue(entry.Name, out var place))
        {
            RefuseName(entry.Name, entry.NameSpan);
            return;
        }

        if (givenAt[place] is not null)
        {
            bag.Add(FactDiagnostics.GivenTwice, entry.NameSpan, entry.Name);
            return;
        }

        givenAt[place] = entry.NameSpan;
        var shape = shapes.Facts[place];
        if (IsNotKnown(shape, entry.Value))
        {
            states[place] = FactState.NotKnown;
            return;
        }

        values[place] = shape.Fact.Type == FactType.List ? ReadRecords(place, entry.Value) : ReadSingle(shape, shape.Fact.Name, entry.Value);
        states[place] = values[place] is null ? states[place] : FactState.Given;
    }

    // A text may be any words at all; of other facts, those who write that they do not know mean it.
    private static bool IsNotKnown(FactShape shape, GivenValue value)
    {
        if (value is not GivenScalar scalar)
        {
            return false;
        }

        var isNull = !scalar.IsQuoted && scalar.Text is "null" or "~";
        return isNull || (shape.Fact.Type is not (FactType.Text or FactType.List) && SpokenValue.IsNotKnown(scalar.Text) && SpokenValue.Read(scalar.Text, shape.Fact, shape.Choices) is null);
    }

    private void ReadUnknown(string name, SourceSpan span)
    {
        if (!shapes.Places.TryGetValue(name, out var place))
        {
            RefuseName(name, span);
        }
        else if (givenAt[place] is not null)
        {
            bag.Add(FactDiagnostics.GivenAndUnknown, span, name);
        }
        else
        {
            states[place] = FactState.NotKnown;
        }
    }

    private void RefuseName(string name, SourceSpan span)
    {
        if (PlainCharacters.FindTrouble(name) is >= 0 and var at)
        {
            bag.Add(FactDiagnostics.BadCharacter, span, "this name", PlainCharacters.NameOf(name, at), PlainCharacters.Trouble(name, at)!);
        }
        else if (model.Parameters.Any(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal)))
        {
            bag.Add(FactDiagnostics.ComputedName, span, name, "a parameter", "its value comes from the policy, by date");
        }
        else if (model.Items.FirstOrDefault(item => item.IsNamed && string.Equals(item.Name, name, StringComparison.Ordinal)) is { } item)
        {
            bag.Add(FactDiagnostics.ComputedName, span, name, KindWords(item.Kind), "the policy works it out from the facts");
        }
        else if (++unknownNames > MostUnknown)
        {
            firstMore ??= span;
        }
        else
        {
            var names = model.Facts.Select(fact => fact.Name);
            bag.Add(FactDiagnostics.UnknownFact, span, FactShape.Shown(name), Hint(name, names), TypeWords.Names(names));
        }
    }

    private static string KindWords(ItemKind kind) => kind switch
    {
        ItemKind.Definition => "a definition",
        ItemKind.Criteria => "a group of criteria",
        ItemKind.Table => "a table",
        ItemKind.Matrix => "a matrix",
        ItemKind.Bands => "a scale of bands",
        ItemKind.Outcome => "the outcome",
        ItemKind.Part => "a part",
        ItemKind.Output => "an output",
        ItemKind.Lifecycle => "an expression of the lifecycle",
        ItemKind.Inner => "a part of an expression",
        ItemKind.Guarantee => "a condition of a guarantee",
        ItemKind.Valid => "a check between answers",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Hint(string name, IEnumerable<string> candidates) =>
        NearestName.Hint(name, candidates) is { Length: > 0 } hint ? hint + " " : "";

    private object? ReadSingle(FactShape shape, string path, GivenValue value)
    {
        if (value is not GivenScalar scalar)
        {
            bag.Add(FactDiagnostics.NotSingle, value.Span, path, TypeWords.Describe(shape.Fact.Type), shape.Example);
            return null;
        }

        if (!scalar.IsQuoted && scalar.Text is ("" or "null" or "~"))
        {
            bag.Add(FactDiagnostics.NoValue, scalar.Span, path);
            return null;
        }

        if (scalar.IsQuoted && shape.Fact.Type is (FactType.YesNo or FactType.WholeNumber or FactType.Decimal))
        {
            bag.Add(FactDiagnostics.Quoted, scalar.Span, path, TypeWords.Describe(shape.Fact.Type), Unquoted(shape, scalar));
            return null;
        }

        if (scalar.Comment is { } comment && IsCut(shape))
        {
            bag.Add(FactDiagnostics.LostToComment, comment, path);
            return null;
        }

        return ReadScalar(shape, scalar);
    }

    private object? ReadScalar(FactShape shape, GivenScalar scalar)
    {
        var value = SpokenValue.Read(scalar.Text, shape.Fact, shape.Choices);
        var refusal = value is not null ? shape.Refuse(value) ?? (asOf is { } day ? shape.RefuseOn(value, day) : null)
            : shape.Choices is { } choices ? UnknownOption(shape, choices, scalar.Text)
            : shape.WrongType(scalar.Text, ExampleFor(shape, scalar));
        if (refusal is null)
        {
            return value;
        }

        bag.Add(refusal.Value.At(scalar.Span));
        return null;
    }

    // What a comment can take away from a value without anybody noticing; a number or a date cannot be cut short like this.
    private static bool IsCut(FactShape shape) =>
        shape.Fact.Type == FactType.Text || shape.Choices?.Options.Any(option => option.Title.Contains('#', StringComparison.Ordinal)) == true;

    private static string ExampleFor(FactShape shape, GivenScalar scalar) => scalar.IsJson ? TypeWords.JsonExample(shape.Fact.Type, shape.Choices) : shape.Example;

    private static string Unquoted(FactShape shape, GivenScalar scalar)
    {
        if (scalar.IsJson && shape.Fact.Type == FactType.YesNo)
        {
            return SpokenValue.Read(scalar.Text, shape.Fact, null) switch
            {
                true => "write `true`, without quotation marks",
                false => "write `false`, without quotation marks",
                _ => "write `true` or `false`, without quotation marks",
            };
        }

        return $"write it without quotation marks, like `{ExampleFor(shape, scalar)}`";
    }

    private static FactRefusal UnknownOption(FactShape shape, ChoiceSet choices, string text)
    {
        var names = choices.Options.Select(option => option.Name).ToArray();
        var hint = Hint(text, names) is { Length: > 0 } near ? near : TitleHint(text, choices);
        return new FactRefusal(FactDiagnostics.UnknownOption, [FactShape.Personal(text), shape.Fact.Name, new PersonalValue(hint, ""), TypeWords.Names(names)]);
    }

    private static string TitleHint(string text, ChoiceSet choices)
    {
        var title = NearestName.Find(text, choices.Options.Select(option => option.Title));
        return choices.Options.FirstOrDefault(option => option.Title == title) is { } option ? $"did you mean `{option.Name}`? " : "";
    }

    private object? ReadRecords(int place, GivenValue value)
    {
        var shape = shapes.Facts[place];
        if (value is not GivenList list)
        {
            bag.Add(FactDiagnostics.NotRecords, value.Span, shape.Fact.Name, shape.FieldNames);
            return null;
        }

        if (list.Items.Length > shape.Fact.MaxCount)
        {
            bag.Add(FactDiagnostics.TooMany, list.Span, shape.Fact.Name, list.Items.Length, shape.Fact.MaxCount);
            return null;
        }

        var records = new object[list.Items.Length][];
        for (var i = 0; i < records.Length; i++)
        {
            records[i] = ReadRecord(shape, i, list.Items[i]);
        }

        if (shape.SameKey(records) is var (twice, refusal))
        {
            bag.Add(refusal.At(list.Items[twice].Span));
        }

        if (shape.GapsIn(records) is { IsEmpty: false } missing)
        {
            gaps ??= new ImmutableArray<string>[model.Facts.Length];
            gaps[place] = missing;
        }

        return ImmutableArray.Create(records);
    }

    private object[] ReadRecord(FactShape shape, int index, GivenValue value)
    {
        var record = new object[shape.Fields.Length];
        if (value is not GivenMap map)
        {
            bag.Add(FactDiagnostics.NotRecords, value.Span, shape.Fact.Name, shape.FieldNames);
            return record;
        }

        var seen = new bool[shape.Fields.Length];
        foreach (var entry in map.Entries)
        {
            var field = Array.FindIndex(shape.Fields, candidate => string.Equals(candidate.Fact.Name, entry.Name, StringComparison.Ordinal));
            if (field < 0)
            {
                var names = shape.Fact.Fields.Select(candidate => candidate.Name);
                bag.Add(FactDiagnostics.UnknownField, entry.NameSpan, shape.Fact.Name, FactShape.Shown(entry.Name), Hint(entry.Name, names), shape.FieldNames);
                continue;
            }

            if (seen[field])
            {
                bag.Add(FactDiagnostics.GivenTwice, entry.NameSpan, entry.Name);
                continue;
            }

            seen[field] = true;
            record[field] = ReadSingle(shape.Fields[field], PathOf(shape, index, field), entry.Value)!;
        }

        return record;
    }

    private static string PathOf(FactShape shape, int index, int field) =>
        FormattableString.Invariant($"{shape.Fact.Name}[{index + 1}].{shape.Fields[field].Fact.Name}");
}
