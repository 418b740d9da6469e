using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Facts;

/// <summary>What is wrong with a value, before it has a place in a text.</summary>
internal readonly record struct FactRefusal(DiagnosticDescriptor Descriptor, object[] Arguments)
{
    public PolicyDiagnostic At(SourceSpan span) => Descriptor.At(span, Arguments);

    /// <summary>What is wrong and what to do, without the value: for what ends in logs.</summary>
    public string Discreet => At(new SourceFile("facts", "").Span(0, 0)).Discreet;
}

/// <summary>A fact with its range, pattern and options made ready for checking.</summary>
internal sealed class FactShape
{
    private readonly object? minimum;
    private readonly object? maximum;
    private readonly Regex? pattern;

    public FactShape(PolicyModel model, Fact fact)
    {
        Fact = fact;
        Choices = fact.ChoiceSet >= 0 ? model.Choices[fact.ChoiceSet] : null;
        minimum = fact.Minimum is null ? null : ValueText.TryParse(fact.Minimum, fact.Type, Choices);
        maximum = fact.Maximum is null ? null : ValueText.TryParse(fact.Maximum, fact.Type, Choices);
        pattern = fact.Pattern is null ? null : new Regex($@"\A(?:{fact.Pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        Fields = [.. fact.Fields.Select(field => new FactShape(model, field))];
    }

    public Fact Fact { get; }

    public ChoiceSet? Choices { get; }

    public FactShape[] Fields { get; }

    public object? Minimum => minimum;

    public object? Maximum => maximum;

    public string Example => TypeWords.Example(Fact.Type, Choices);

    public string FieldNames => TypeWords.Names(Fact.Fields.Select(member => member.Name));

    /// <summary>What is wrong with a canonical value of this fact, or nothing.</summary>
    public FactRefusal? Refuse(object value) => Fact.Type switch
    {
        FactType.YesNo when value is bool => null,
        FactType.WholeNumber when value is long number => Range(number),
        FactType.Decimal when value is decimal number => Range(number),
        FactType.Money when value is decimal amount => decimal.Round(amount, 2) == amount ? Range(amount) : WrongType(value),
        FactType.Date when value is DateOnly date => Range(date),
        FactType.Time when value is TimeOnly time => Range(time),
        FactType.Text when value is string text => RefuseText(text),
        FactType.Choice when value is int option && Choices is not null && option >= 0 && option < Choices.Options.Length => null,
        FactType.List when value is IReadOnlyList<object[]> records => RefuseRecords(records),
        _ => WrongType(value),
    };

    public FactRefusal WrongType(object written)
    {
        var text = written is string or bool or long or decimal or DateOnly or TimeOnly ? ValueText.Format(written, Choices) : "this";
        return WrongType(text, Example);
    }

    /// <summary>What is wrong with a value on the day of a decision, or nothing; the value is one that <see cref="Refuse"/> lets pass.</summary>
    public FactRefusal? RefuseOn(object value, DateOnly asOf) => (Fact, value) switch
    {
        ({ UntilAsOf: true }, DateOnly day) when day > asOf => OtherSide(day, asOf, "after", "up to"),
        ({ FromAsOf: true }, DateOnly day) when day < asOf => OtherSide(day, asOf, "before", "from"),
        ({ Type: FactType.List }, IReadOnlyList<object[]> records) => records.SelectMany(record => record.Select((field, place) => Fields[place].RefuseOn(field, asOf))).FirstOrDefault(refusal => refusal is not null),
        _ => null,
    };

    private FactRefusal OtherSide(DateOnly day, DateOnly asOf, string side, string allowed) =>
        new(FactDiagnostics.OtherSideOfAsOf, [new PersonalValue($"`{ValueText.Format(day, null)}`", "the day"), Fact.Name, side, ValueText.Format(asOf, null), allowed]);

    /// <summary>That a text is no value of this fact.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="example">A value as it is written there.</param>
    public FactRefusal WrongType(string text, string example) =>
        ValueText.NoSuch(text, Fact.Type) is { } why
            ? new FactRefusal(FactDiagnostics.NoSuch, [Personal(text), TypeWords.Describe(Fact.Type), new PersonalValue(why, "there is no such one"), Fact.Name])
            : new FactRefusal(FactDiagnostics.WrongType, [Personal(text), TypeWords.Describe(Fact.Type), Fact.Name, example, new PersonalValue(FactAdvice.For(text, Fact.Type), "")]);

    /// <summary>What somebody wrote for a fact.</summary>
    public static PersonalValue Personal(string text) => new(Shown(text));

    // A long or hostile text is not repeated in full.
    public static string Shown(string text) => text.Length <= 60 ? text : text[..59] + "…";

    private FactRefusal? Range<T>(T value)
        where T : struct, IComparable<T> =>
        (minimum is T low && value.CompareTo(low) < 0) || (maximum is T high && value.CompareTo(high) > 0)
            ? new FactRefusal(FactDiagnostics.OutOfRange, [Personal(ValueText.Format(value, null)), Fact.Name, RangeText()])
            : null;

    private string RangeText() => (Fact.Minimum, Fact.Maximum) switch
    {
        ({ } low, { } high) => $"{low} to {high}",
        ({ } low, null) => $"{low} or more",
        (null, { } high) => $"{high} or less",
        _ => "any size",
    };

    private FactRefusal? RefuseText(string text) =>
        PlainCharacters.FindTrouble(text) is >= 0 and var at ? new FactRefusal(FactDiagnostics.BadCharacter, [$"the text for `{Fact.Name}`", PlainCharacters.NameOf(text, at), PlainCharacters.Trouble(text, at)!])
        : text.Length > Fact.MaxLength ? new FactRefusal(FactDiagnostics.TooLong, [Fact.Name, text.Length, Fact.MaxLength])
        : pattern is not null && !pattern.IsMatch(text) ? new FactRefusal(FactDiagnostics.WrongForm, [Personal(text), Fact.Name, Fact.Pattern!])
        : null;

    private FactRefusal? RefuseRecords(IReadOnlyList<object[]> records)
    {
        if (records.Count > Fact.MaxCount)
        {
            return new FactRefusal(FactDiagnostics.TooMany, [Fact.Name, records.Count, Fact.MaxCount]);
        }

        foreach (var record in records)
        {
            if (record.Length != Fields.Length)
            {
                return new FactRefusal(FactDiagnostics.NotRecords, [Fact.Name, FieldNames]);
            }

            for (var i = 0; i < Fields.Length; i++)
            {
                // A field may be left out.
                if (record[i] is not null && Fields[i].Refuse(record[i]) is { } refusal)
                {
                    return refusal;
                }
            }
        }

        return SameKey(records)?.Refusal;
    }

    /// <summary>The first record whose key another one before it has, with what is said of it; nothing where all differ. A record of which the key is not known is told by its place.</summary>
    public (int Record, FactRefusal Refusal)? SameKey(IReadOnlyList<object?[]> records)
    {
        if (Fact.Keys.IsEmpty)
        {
            return null;
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i].Length == Fields.Length && Fact.Keys.All(key => records[i][key] is not null) && string.Join(", ", Fact.Keys.Select(key => ValueText.Format(records[i][key]!, null))) is var name && !seen.TryAdd(name, i))
            {
                return (i, new FactRefusal(FactDiagnostics.SameKey, [Fact.Name, Personal(name), i + 1, seen[name] + 1]));
            }
        }

        return null;
    }

    /// <summary>The fields that the records of a list leave out, for example <c>deposits[3].matures_on</c>; empty for any other value. A field that does not always apply may be left out.</summary>
    public ImmutableArray<string> GapsIn(object? value) => value is not IReadOnlyList<object?[]> records ? [] :
    [
        .. records.SelectMany((record, place) => record.Select((field, at) => field is null && Fields[at].Fact.OnlyIfText.Length == 0 ? FormattableString.Invariant($"{Fact.Name}[{place + 1}].{Fields[at].Fact.Name}") : ""))
            .Where(path => path.Length > 0),
    ];
}

/// <summary>The shapes of a policy's facts, made once a policy.</summary>
internal sealed class FactShapes
{
    private static readonly ConditionalWeakTable<PolicyModel, FactShapes> Known = [];

    // A frozen one would be looked up faster, but takes longer to make than a command has time.
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    private FactShapes(PolicyModel model)
    {
        Facts = [.. model.Facts.Select(fact => new FactShape(model, fact))];
        for (var place = 0; place < Facts.Length; place++)
        {
            places.Add(model.Facts[place].Name, place);
        }
    }

    public FactShape[] Facts { get; }

    public IReadOnlyDictionary<string, int> Places => places;

    public static FactShapes Of(PolicyModel model) => Known.GetValue(model, static model => new FactShapes(model));
}
