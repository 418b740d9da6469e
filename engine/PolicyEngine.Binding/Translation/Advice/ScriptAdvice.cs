using PolicyEngine.Binding.Symbols;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Translation.Advice;

/// <summary>What to do about a script that reads the policy's names: it sees only what it is given.</summary>
internal static class ScriptAdvice
{
    /// <summary>The advice about one name.</summary>
    public static string For(PolicySymbol symbol)
    {
        if (symbol.Shape.Type == FactType.List || symbol.Shape.IsRow)
        {
            return "a script takes single values: work on the list in a definition, with `Sum`, `Count`, `Any` and the others, and give the script what comes out";
        }

        return $"a script sees only what it is given: add a value to the method, `{TypeOf(symbol)} {symbol.Name}`, and pass it where the method is called";
    }

    private static string TypeOf(PolicySymbol symbol) => symbol.Shape.Type switch
    {
        FactType.YesNo => "bool",
        FactType.WholeNumber => "long",
        FactType.Decimal or FactType.Money => "decimal",
        FactType.Date => "DateOnly",
        FactType.Time => "TimeOnly",
        FactType.Text => "string",
        FactType.Choice => symbol.Name,
        FactType.List => "",
        _ => throw new ArgumentOutOfRangeException(nameof(symbol)),
    };
}
