using Microsoft.CodeAnalysis;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Binding.Records;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Numbers;

/// <summary>The part of an expression from which a number has more than two places behind the point.</summary>
/// <param name="Source">The expression.</param>
/// <param name="Node">The part.</param>
internal sealed record PlacesMaker(ParsedExpression Source, SyntaxNode Node)
{
    public SourceSpan Span => Source.SpanOf(Node);

    /// <summary>The author's text, on one line.</summary>
    public string Text => string.Join(' ', Source.TextOf(Node).Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What is known, before anything is compiled, of the value that an expression or a name gives.</summary>
internal sealed record NumberNote
{
    /// <summary>More places than anybody can count.</summary>
    public const int Endless = 1_000;

    /// <summary>The places of an amount in pounds and pence.</summary>
    public const int PlacesOfMoney = 2;

    /// <summary>No number, or nothing that is known.</summary>
    public static NumberNote None { get; } = new();

    /// <summary>A whole number.</summary>
    public static NumberNote Whole { get; } = new() { IsNumber = true, IsWhole = true };

    /// <summary>Whole pence.</summary>
    public static NumberNote Pence { get; } = new() { IsNumber = true, IsMoney = true, Places = PlacesOfMoney };

    /// <summary>A number of any size.</summary>
    public static NumberNote Decimal { get; } = new() { IsNumber = true, Places = Endless };

    public bool IsNumber { get; init; }

    /// <summary>Whether the compiler sees a whole number, and not a number that only happens to have no places.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether it is kept as a fraction.</summary>
    public bool IsFraction { get; init; }

    public bool IsMoney { get; init; }

    /// <summary>The most places behind the point that it can have.</summary>
    public int Places { get; init; }

    /// <summary>Where its places come from, when there are more than money has.</summary>
    public PlacesMaker? MadeBy { get; init; }

    /// <summary>Of a list, what one element is.</summary>
    public NumberNote? Element { get; init; }

    /// <summary>Of a record or a table's row, what its members are.</summary>
    public IReadOnlyDictionary<string, NumberNote>? Members { get; init; }

    /// <summary>Whether it may hold fractions of a penny.</summary>
    public bool MayHaveFractionsOfPence => IsNumber && Places > PlacesOfMoney;

    /// <summary>What a value of a type is.</summary>
    public static NumberNote Of(FactType type) => type switch
    {
        FactType.WholeNumber => Whole,
        FactType.Money => Pence,
        FactType.Decimal => Decimal,
        FactType.YesNo or FactType.Date or FactType.Time or FactType.Text or FactType.Choice or FactType.List => None,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>What a fact is, a list with its records.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="results">What is worked out for each of its records.</param>
    public static NumberNote Of(FactSyntax fact, IEnumerable<RecordResult> results) => fact.Type.Type != FactType.List
        ? Of(fact.Type.Type)
        : new NumberNote { Element = new NumberNote { Members = MembersOf(fact, results) } };

    private static Dictionary<string, NumberNote> MembersOf(FactSyntax fact, IEnumerable<RecordResult> results) => fact.Fields.Select(field => (field.Name.Value, Note: Of(field.Type.Type)))
        .Concat(results.Select(result => (result.Name, result.Note)))
        .DistinctBy(pair => pair.Item1)
        .ToDictionary(pair => pair.Item1, pair => pair.Note, StringComparer.Ordinal);

    /// <summary>Either of two values: of <c>? :</c>, <c>min</c>, a sum or a difference.</summary>
    public NumberNote Or(NumberNote other)
    {
        if (!IsNumber || !other.IsNumber)
        {
            return this == other ? this : None;
        }

        return new NumberNote
        {
            IsNumber = true,
            IsWhole = IsWhole && other.IsWhole,
            IsFraction = IsFraction || other.IsFraction,
            IsMoney = IsMoney || other.IsMoney,
            Places = Math.Max(Places, other.Places),
            MadeBy = Places >= other.Places ? MadeBy ?? other.MadeBy : other.MadeBy ?? MadeBy,
        };
    }

    /// <summary>A product.</summary>
    public NumberNote Times(NumberNote other, PlacesMaker maker)
    {
        if (!IsNumber || !other.IsNumber)
        {
            return None;
        }

        var places = Math.Min(Endless, Places + other.Places);
        return new NumberNote
        {
            IsNumber = true,
            IsWhole = IsWhole && other.IsWhole,
            IsFraction = IsFraction || other.IsFraction,
            IsMoney = IsMoney != other.IsMoney,
            Places = places,
            MadeBy = places <= PlacesOfMoney ? null : (IsMoney ? MadeBy : null) ?? (other.IsMoney ? other.MadeBy : null) ?? maker,
        };
    }

    /// <summary>A quotient.</summary>
    public NumberNote Over(NumberNote other, PlacesMaker maker) => new()
    {
        IsNumber = true,
        IsFraction = true,
        IsMoney = IsMoney && !other.IsMoney,
        Places = Endless,
        MadeBy = maker,
    };

    /// <summary>The number rounded so that so many places stay.</summary>
    public NumberNote ToPlaces(int places, PlacesMaker? maker) => new()
    {
        IsNumber = true,
        IsMoney = IsMoney,
        Places = Math.Min(Places, Math.Max(0, places)),
        MadeBy = Math.Min(Places, places) > PlacesOfMoney ? maker : null,
    };
}
