using PolicyEngine.Binding.Numbers;
using PolicyEngine.Binding.Records;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Symbols;

/// <summary>The names of one policy. Shapes of definitions are filled in once they are inferred.</summary>
internal sealed class SymbolTable
{
    // No author can write such a name: the gate refuses it, and it is no word of reasons.
    private const string Hidden = "__";
    private const string Inner = Hidden + "inner_";

    /// <summary>What stands before the name of a parameter that is read on a day of the expression's own.</summary>
    public const string Dated = Hidden + "at_";

    private readonly Dictionary<string, PolicySymbol> byName = new(StringComparer.Ordinal);
    private readonly List<PolicySymbol> items = [];
    private int weekdays = -1;

    public ChoiceTable Choices { get; } = new();

    public int FactCount { get; private set; }

    public int ParameterCount { get; private set; }

    /// <summary>The symbols of items, by place.</summary>
    public IReadOnlyList<PolicySymbol> Items => items;

    public IEnumerable<PolicySymbol> All => byName.Values;

    /// <summary>The names that authors know.</summary>
    public IEnumerable<string> Names => byName.Keys.Where(name => !name.StartsWith(Hidden, StringComparison.Ordinal));

    /// <summary>What kind of number each name is.</summary>
    public Dictionary<string, NumberNote> Notes { get; } = new(StringComparer.Ordinal);

    /// <summary>What blocks give for each record of a list.</summary>
    public KnownResults Results { get; set; } = KnownResults.None;

    public HashSet<string> ScriptNames { get; } = new(StringComparer.Ordinal);

    public PolicySymbol? Find(string name) => byName.GetValueOrDefault(name);

    public void AddFact(Written<string> name, ValueShape shape)
    {
        byName.TryAdd(name.Value, new PolicySymbol(name.Value, SymbolKind.Fact, FactCount, FactCount, shape, name.Span));
        FactCount++;
    }

    public void AddParameter(Written<string> name, ValueShape shape, ValueShape? key)
    {
        byName.TryAdd(name.Value, new PolicySymbol(name.Value, SymbolKind.Parameter, ParameterCount, FactCount + ParameterCount, shape, name.Span) { Key = key });
        ParameterCount++;
    }

    public int AddItem(Written<string> name, ValueShape shape)
    {
        var place = items.Count;
        var symbol = new PolicySymbol(name.Value, SymbolKind.Item, place, FactCount + ParameterCount + place, shape, name.Span);
        items.Add(symbol);
        byName.TryAdd(name.Value, symbol);
        return place;
    }

    /// <summary>Adds an item that nobody names.</summary>
    public void AddHidden(string kind, int number, SourceSpan span, ValueShape shape) => AddItem(new Written<string>(FormattableString.Invariant($"{Hidden}{kind}_{number}"), span), shape);

    /// <summary>Adds a part of an expression that is worked out by itself.</summary>
    public PolicySymbol AddInner(SourceSpan span, ValueShape shape) => items[AddItem(new Written<string>(FormattableString.Invariant($"{Inner}{items.Count}"), span), shape)];

    /// <summary>The option list of the days of the week: the policy's own, where it has one, otherwise one that is added when it is first needed.</summary>
    public int Weekdays()
    {
        if (weekdays >= 0)
        {
            return weekdays;
        }

        var names = Enumerable.Range(0, 7).Select(day => ((DayOfWeek)((day + 1) % 7)).ToString()).ToArray();
        var own = Choices.Sets.ToList().FindIndex(set => set.Options.Length == 7 && names.All(name => set.Options.Any(option => string.Equals(option.Name, name, StringComparison.OrdinalIgnoreCase))));
        var title = "weekday";
        while (own < 0 && (Choices.Find(title) >= 0 || Find(title) is not null || ScriptNames.Contains(title)))
        {
            title += "_";
        }

        weekdays = own >= 0 ? own : Choices.Declare(title, [.. names.Select(name => new OptionSyntax(new Written<string>(name.ToLowerInvariant(), default!), name))]);
        return weekdays;
    }

    /// <summary>The name under which expressions see a calendar.</summary>
    public string CalendarName(int calendar, SourceSpan span)
    {
        var name = FormattableString.Invariant($"{Hidden}calendar_{calendar}");
        byName.TryAdd(name, new PolicySymbol(name, SymbolKind.View, calendar, -1, ValueShape.YesNo, span));
        return name;
    }

    /// <summary>The name under which expressions see a parameter that they read on a day of their own.</summary>
    public string DatedName(PolicySymbol parameter)
    {
        var name = Dated + parameter.Name;
        byName.TryAdd(name, parameter with { Name = name, Kind = SymbolKind.View });
        return name;
    }

    /// <summary>Whether a name stands for a part of an expression.</summary>
    public static bool IsInner(string name) => name.StartsWith(Inner, StringComparison.Ordinal);

    public void SetShape(int item, ValueShape shape)
    {
        items[item] = items[item] with { Shape = shape };
        byName[items[item].Name] = items[item];
    }

    /// <summary>Everything a person may have meant by a name: symbols, options, functions and scripts.</summary>
    public IEnumerable<string> Suggestions => Names.Concat(Choices.OptionNames).Concat(ScriptNames).Concat(FunctionNames.All).Append("as_of");

    /// <summary>The shape of a written type; declares its options under <paramref name="owner"/> when they are written out.</summary>
    public ValueShape Shape(TypeSyntax type, string owner, DiagnosticBag diagnostics)
    {
        if (type.Type != FactType.Choice)
        {
            return new ValueShape(type.Type, -1, type.Type == FactType.List ? owner + "_record" : "");
        }

        if (type.Of is null)
        {
            return new ValueShape(FactType.Choice, Choices.Declare(owner, type.Options));
        }

        var set = Choices.Find(type.Of.Value);
        if (set < 0)
        {
            diagnostics.Add(BindingDiagnostics.UnknownChoices, type.Of.Span, type.Of.Value, NearestName.Hint(type.Of.Value, Choices.Names) is { Length: > 0 } hint ? hint : "list the options here, or add the list under `choices`");
            set = Choices.Declare(owner, []);
        }

        Choices.Alias(owner, set);
        return new ValueShape(FactType.Choice, set);
    }
}
