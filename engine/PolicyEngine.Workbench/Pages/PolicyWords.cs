using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Pages;

/// <summary>The names, values and types of one policy in words, as Markdown.</summary>
public sealed class PolicyWords(PolicyModel model)
{
    private const int MostOptionsInCell = 8;

    /// <summary>The policy.</summary>
    public PolicyModel Model { get; } = model;

    /// <summary>A slot's name as people read it: a fact by its name, everything else by its title.</summary>
    public string Name(int slot)
    {
        if (slot < Model.Facts.Length)
        {
            return Fact(Model.Facts[slot].Name);
        }

        var place = slot - Model.Facts.Length;
        return place < Model.Parameters.Length ? Title(Model.Parameters[place].Title, Model.Parameters[place].Name) : Item(Model.Items[place - Model.Parameters.Length]);
    }

    /// <summary>A fact's name as words.</summary>
    public static string Fact(string name) => $"*{MarkdownPage.Escape(Spaced(name))}*";

    /// <summary>An item's title.</summary>
    public static string Item(Item item) => item.Kind == ItemKind.Outcome ? "the outcome" : Title(item.Title, item.Name);

    /// <summary>The slot that a name in an expression means; -1 for none.</summary>
    public int SlotOf(string name)
    {
        var fact = IndexOf(Model.Facts, fact => fact.Name, name);
        var parameter = IndexOf(Model.Parameters, one => one.Name, name);
        var item = IndexOf(Model.Items, one => one.Name, name);
        return fact >= 0 ? fact : parameter >= 0 ? Model.ParameterSlot(parameter) : item >= 0 ? Model.ItemSlot(item) : -1;
    }

    /// <summary>The type of a slot, its options and its unit.</summary>
    public (FactType Type, ChoiceSet? Choices, string Unit) TypeOf(int slot)
    {
        if (slot < Model.Facts.Length)
        {
            var fact = Model.Facts[slot];
            return (fact.Type, Choices(fact.ChoiceSet), fact.Unit);
        }

        var place = slot - Model.Facts.Length;
        if (place < Model.Parameters.Length)
        {
            var parameter = Model.Parameters[place];
            return (parameter.Type, Choices(parameter.ChoiceSet), parameter.Unit);
        }

        var item = Model.Items[place - Model.Parameters.Length];
        return (item.Type, Choices(item.ChoiceSet), item.Unit);
    }

    /// <summary>The options at a place; <see langword="null"/> for -1.</summary>
    public ChoiceSet? Choices(int set) => set < 0 ? null : Model.Choices[set];

    /// <summary>A value as people read it, from its canonical text; the text itself where it is no value of the type.</summary>
    public static string Value(string text, FactType type, ChoiceSet? choices, string unit) =>
        ValueText.TryParse(text, type, choices) is { } value ? MarkdownPage.Escape(ValueText.Display(value, type, choices, unit)) : MarkdownPage.Escape(text);

    /// <summary>A day as people read it.</summary>
    public static string Day(DateOnly day) => ValueText.Display(day, FactType.Date, null, "");

    /// <summary>Dates in words: <c>from … to …</c>; empty for neither.</summary>
    public static string Dates(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => "",
        ({ } first, null) => $"from {Day(first)}",
        (null, { } last) => $"until {Day(last)}",
        ({ } first, { } last) => $"from {Day(first)} to {Day(last)}",
    };

    /// <summary>A reason, with the names of its values in angles.</summary>
    public string Reason(ReasonTemplate reason) => string.Concat(reason.Pieces.Select(piece => piece switch
    {
        { Slot: < 0 } => EscapeKeepingSpaces(piece.Text),
        { Slot: ReasonPiece.AsOfSlot } => "‹the day›",
        { KeySlot: >= 0 } => $"‹{Bare(piece.Slot)} for {Bare(piece.KeySlot)}›",
        _ => $"‹{Bare(piece.Slot)}›",
    }));

    /// <summary>What an answer may be.</summary>
    public string Answer(Fact fact) => fact.Type switch
    {
        FactType.YesNo => "yes or no",
        FactType.WholeNumber => Ranged("a whole number", fact),
        FactType.Decimal => Ranged("a number", fact),
        FactType.Money => Ranged("an amount in pounds", fact),
        FactType.Date => Ranged("a date", fact),
        FactType.Time => Ranged("a time", fact),
        FactType.Text => fact.Pattern is { } pattern ? $"text like {MarkdownPage.Code(pattern)}" : "text",
        FactType.Choice when HasManyOptions(fact) => FormattableString.Invariant($"one of {Choices(fact.ChoiceSet)!.Options.Length}, listed below"),
        FactType.Choice => Options(fact),
        FactType.List => $"a list; each with {string.Join(", ", fact.Fields.Select(field => $"{Fact(field.Name)} ({Answer(field)}{(field.OnlyIfText.Length == 0 ? "" : $"; only if {MarkdownPage.Code(field.OnlyIfText)}")})"))}",
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    /// <summary>Whether a fact has more options than a cell of a table can hold.</summary>
    public bool HasManyOptions(Fact fact) => Choices(fact.ChoiceSet)?.Options.Length > MostOptionsInCell;

    /// <summary>The options of a fact, in words.</summary>
    public string Options(Fact fact) => string.Join("; ", (Choices(fact.ChoiceSet)?.Options ?? []).Select(option => MarkdownPage.Escape(option.Title)));

    /// <summary>A title that is only a name, as words: <c>issue_when_paid</c> is <c>Issue when paid</c>.</summary>
    public static string Headline(string title, string name)
    {
        var words = Spaced(title).Replace('-', ' ').Trim();
        return !string.Equals(title, name, StringComparison.Ordinal) || words.Length == 0 ? title : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Ranged(string words, Fact fact)
    {
        var (minimum, maximum) = (Edge(fact, fact.Minimum), Edge(fact, fact.Maximum));
        var unit = fact.Unit.Length > 0 ? $" ({MarkdownPage.Escape(fact.Unit)})" : "";
        return words + unit + AsOfWords(fact) + (minimum, maximum) switch
        {
            (null, null) => "",
            ({ } low, null) => $", {low} or more",
            (null, { } high) => $", {high} or less",
            ({ } low, { } high) => $", {low} to {high}",
        };
    }

    /// <summary>How a range names the day of the decision, in words.</summary>
    public static string AsOfWords(Fact fact) => (fact.FromAsOf, fact.UntilAsOf) switch
    {
        (true, true) => ", the day of the decision",
        (true, false) => ", the day of the decision or later",
        (false, true) => ", the day of the decision or earlier",
        _ => "",
    };

    private static string? Edge(Fact fact, string? edge) => edge is null ? null : Value(edge, fact.Type, null, "");

    private string Bare(int slot) => Name(slot).Trim('“', '”', '*');

    private static string Title(string title, string name) => string.Equals(title, name, StringComparison.Ordinal) ? Fact(name) : $"“{MarkdownPage.Escape(title)}”";

    private static string Spaced(string name) => name.Replace('_', ' ');

    private static string EscapeKeepingSpaces(string text)
    {
        var body = MarkdownPage.Escape(text);
        return (text is [' ' or '\n', ..] && body.Length > 0 ? " " : "") + body + (text is [.., ' ' or '\n'] ? " " : "");
    }

    private static int IndexOf<T>(ImmutableArray<T> all, Func<T, string> nameOf, string name)
    {
        for (var i = 0; i < all.Length; i++)
        {
            if (string.Equals(nameOf(all[i]), name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
