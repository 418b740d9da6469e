using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Symbols;

/// <summary>The option lists of a policy: those of <c>choices</c>, and those that facts, parameters, parts, outputs and tables write out.</summary>
internal sealed class ChoiceTable
{
    private readonly List<ChoiceSet> sets = [];
    private readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byOption = new(StringComparer.Ordinal);

    public IReadOnlyList<ChoiceSet> Sets => sets;

    /// <summary>The generated type's name: the list's own, so that <c>vehicle.electric</c> reads as C# reads it.</summary>
    public string TypeName(int set) => sets[set].Name;

    public int Declare(string name, ImmutableArray<OptionSyntax> options)
    {
        var place = sets.Count;
        sets.Add(new ChoiceSet(name, [.. options.Select(option => new ChoiceOption(option.Name.Value, option.Title.Length == 0 ? option.Name.Value : option.Title))]));
        byName.TryAdd(name, place);
        foreach (var option in options)
        {
            if (!byOption.TryGetValue(option.Name.Value, out var places))
            {
                byOption.Add(option.Name.Value, places = []);
            }

            places.Add(place);
        }

        return place;
    }

    /// <summary>Another name for a list: a fact that uses an entry of <c>choices</c> can itself be named by <c>of</c>.</summary>
    public void Alias(string name, int set) => byName.TryAdd(name, set);

    public int Find(string name) => byName.GetValueOrDefault(name, -1);

    public IEnumerable<string> Names => byName.Keys;

    public IEnumerable<string> OptionNames => byOption.Keys;

    /// <summary>The lists that have an option of this name.</summary>
    public IReadOnlyList<int> WithOption(string option) => byOption.TryGetValue(option, out var places) ? places : [];

    public bool Has(int set, string option) => WithOption(option).Contains(set);

    /// <summary>The place of an option in its list, or a diagnostic and -1.</summary>
    public int OptionPlace(int set, Written<string> option, DiagnosticBag diagnostics)
    {
        if (ValueText.TryParse(option.Value, FactType.Choice, sets[set]) is int place)
        {
            return place;
        }

        var names = sets[set].Options.Select(item => item.Name).ToArray();
        diagnostics.Add(BindingDiagnostics.UnknownOption, option.Span, option.Value, $"`{sets[set].Name}`", NearestName.Hint(option.Value, names) is { Length: > 0 } hint ? hint : "the options are " + string.Join(", ", names));
        return -1;
    }
}
