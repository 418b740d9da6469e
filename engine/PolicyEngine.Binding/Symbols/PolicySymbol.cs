using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Symbols;

/// <summary>What kind of thing a name stands for.</summary>
internal enum SymbolKind
{
    Fact,
    Parameter,
    Item,

    /// <summary>A calendar, or a figure to be read on another day: binding has put in the name.</summary>
    View,
}

/// <summary>A name of a policy that has a slot.</summary>
internal sealed record PolicySymbol(string Name, SymbolKind Kind, int Place, int Slot, ValueShape Shape, SourceSpan Span)
{
    /// <summary>For a keyed parameter, the shape of its key.</summary>
    public ValueShape? Key { get; init; }
}

/// <summary>A type of the language with the option list or record it needs.</summary>
/// <param name="Type">The type.</param>
/// <param name="ChoiceSet">For a choice, the list's place in the policy; -1 otherwise.</param>
/// <param name="Generated">For a list's record or a table's row, the generated type's name; empty otherwise.</param>
internal sealed record ValueShape(FactType Type, int ChoiceSet = -1, string Generated = "")
{
    /// <summary>Whether a number is kept as a fraction.</summary>
    public bool IsFraction { get; init; }

    public static ValueShape YesNo { get; } = new(FactType.YesNo);

    /// <summary>Whether it is a table's row of several outputs.</summary>
    public bool IsRow => Generated.Length > 0 && Type != FactType.List;

    /// <summary>The words an officer would use.</summary>
    public static string Words(FactType type) => type switch
    {
        FactType.YesNo => "yes or no",
        FactType.WholeNumber => "a whole number",
        FactType.Decimal => "a number",
        FactType.Money => "an amount of money",
        FactType.Date => "a date",
        FactType.Time => "a time",
        FactType.Text => "a text",
        FactType.Choice => "an option",
        FactType.List => "a list",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The C# type in generated code.</summary>
    public string CSharp(ChoiceTable choices) => IsRow ? Generated : IsFraction ? "ExactNumber" : Type switch
    {
        FactType.YesNo => "bool",
        FactType.WholeNumber => "long",
        FactType.Decimal or FactType.Money => "decimal",
        FactType.Date => "global::System.DateOnly",
        FactType.Time => "global::System.TimeOnly",
        FactType.Text => "string",
        FactType.Choice => choices.TypeName(ChoiceSet),
        FactType.List => $"global::PolicyEngine.Runtime.PolicyList<{Generated}>",
        _ => throw new ArgumentOutOfRangeException(nameof(choices)),
    };
}
