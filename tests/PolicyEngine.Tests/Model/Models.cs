using System.Collections.Immutable;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Model;

/// <summary>Small models for tests, and the two option lists they use.</summary>
internal static class Models
{
    internal static ChoiceSet Tiers { get; } = new("tier", [new("core", "Core"), new("advanced", "Advanced"), new("gold", "Gold, the best")]);

    internal static PolicyModel With(ImmutableArray<Parameter> parameters = default, ImmutableArray<Item> items = default) => new()
    {
        Id = "test",
        Title = "Test",
        Owner = "Nobody",
        Source = "none",
        ContentHash = "00",
        Choices = [Tiers],
        Parameters = parameters.IsDefault ? [] : parameters,
        Items = items.IsDefault ? [] : items,
    };

    internal static PolicyData DataOf(params Parameter[] parameters) => new(With(parameters: [.. parameters]));

    internal static LookupIndex IndexOf(LookupTable table) => new PolicyData(With(items: [new Item { Name = "route", Title = "Route", Kind = ItemKind.Table, Type = FactType.WholeNumber, Lookup = table }])).Lookup(0);

    /// <summary>A row; without a value it is undecided.</summary>
    internal static LookupRow Row(string id, string value) => new() { Id = id, Values = value.Length == 0 ? [] : [value], Undecided = value.Length == 0 };

    internal static LookupRow Row(string id, string value, ImmutableArray<KeyInterval> cell, params ImmutableArray<KeyInterval>[] further) =>
        Row(id, value) with { Cells = [new("", cell), .. further.Select(intervals => new LookupCell("", intervals))] };

    internal static LookupColumn Column(string name, FactType type, int scale = 0, params string[] texts) => new() { Name = name, Type = type, Scale = scale, InputText = name, Texts = [.. texts] };
}

/// <summary>The options of <see cref="Models.Tiers"/> as compiled code has them.</summary>
public enum Tier
{
    Core,
    Advanced,
    Gold,
}
