using PolicyEngine.Binding.Numbers;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Records;

/// <summary>A result that a block works out for each record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its type; of a choice, without the place of its options, which each policy counts for itself.</param>
/// <param name="Choices">For a choice, the name of its options; empty otherwise.</param>
/// <param name="Item">The place of the item that works it out.</param>
/// <param name="Note">What kind of number it is.</param>
internal sealed record RecordResult(string Name, ValueShape Shape, string Choices, int Item, NumberNote Note)
{
    /// <summary>The shape under one policy's own option lists.</summary>
    public ValueShape In(ChoiceTable choices) => Choices.Length == 0 ? Shape : Shape with { ChoiceSet = choices.Find(Choices) };

    /// <summary>The result as data.</summary>
    public FactResult Data(ChoiceTable choices) => new(Name, Shape.Type, In(choices).ChoiceSet, Item);
}
