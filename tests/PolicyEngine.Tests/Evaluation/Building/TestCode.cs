using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Evaluation.Building;

/// <summary>Stands in for compiled code: leaves are interpreted from their texts.</summary>
internal sealed class TestCode(PolicyModel model, PolicyData data) : PolicyCode
{
    public override Type PlainType => throw new NotSupportedException();

    /// <summary>The leaves in the order in which they were asked, over all frames.</summary>
    public List<string> Asked { get; } = [];

    public override PolicyFrame CreateFrame(DateOnly asOf) => new Frame(model, data, asOf, Asked);

    private sealed class Frame(PolicyModel model, PolicyData data, DateOnly asOf, List<string> asked) : PolicyFrame
    {
        private readonly object?[] values = new object?[model.SlotCount];

        public override void SetFact(int fact, object value) => values[fact] = value;

        public override bool Condition(int leaf) => (bool)Evaluate(leaf);

        public override void Store(int leaf)
        {
            var item = model.Leaves[leaf].Item;
            var value = Evaluate(leaf);
            values[model.ItemSlot(item)] = (model.Items[item].Type, value) switch
            {
                (FactType.Decimal or FactType.Money, long number) => (decimal)number,
                (FactType.Choice, string option) => ValueText.TryParse(option, FactType.Choice, model.Choices[model.Items[item].ChoiceSet])!,
                _ => value,
            };
        }

        public override long Key(int leaf)
        {
            var (item, column) = model.Items.SelectMany((item, place) => item.Lookup is null ? [] : item.Lookup.Columns.Select((column, index) => (place, index, column))).Where(found => found.column.KeyLeaf == leaf).Select(found => (found.place, found.index)).Single();
            var described = model.Items[item].Lookup!.Columns[column];
            return Evaluate(leaf) switch
            {
                bool value => LookupKey.Of(value),
                long value when described.Type == FactType.WholeNumber => LookupKey.Of(value),
                long value => LookupKey.OfDecimal(value, described.Scale),
                decimal value => LookupKey.OfDecimal(value, described.Scale),
                DateOnly value => LookupKey.Of(value),
                string value => (int)ValueText.TryParse(value, FactType.Choice, model.Choices[described.ChoiceSet])!,
                _ => throw new NotSupportedException(),
            };
        }

        public override void SetYesNo(int item, bool value) => values[model.ItemSlot(item)] = value;

        public override void SetOption(int item, int option) => values[model.ItemSlot(item)] = option;

        public override void SetRow(int item, int row) => values[model.ItemSlot(item)] = data.Lookup(item).BoxedValue(0, row);

        public override void SetElement(int variable, int index) => throw new NotSupportedException();

        public override void SetValue(int item, object value) => values[model.ItemSlot(item)] = value;

        public override object Get(int slot) => values[slot] ?? throw new InvalidOperationException("a slot was read before it was set");

        public override object Operand(int leaf, int side)
        {
            var comparison = model.Leaves[leaf].Comparison!;
            return TestExpression.Evaluate((side == 0 ? comparison.Left : comparison.Right).Text, Look);
        }

        private object Evaluate(int leaf)
        {
            asked.Add(model.Leaves[leaf].Text);
            foreach (var slot in model.Leaves[leaf].Reads.Where(slot => slot < model.Facts.Length || slot >= model.ItemSlot(0)))
            {
                Get(slot);
            }

            return TestExpression.Evaluate(model.Leaves[leaf].Text, Look);
        }

        private object Look(string name, string? key)
        {
            if (name == "as_of")
            {
                return asOf;
            }

            var slot = TestPolicy.SlotOf(model, name);
            if (slot < 0)
            {
                return name;
            }

            if (slot >= model.Facts.Length && slot < model.ItemSlot(0))
            {
                var parameter = slot - model.Facts.Length;
                var keyValue = key is null ? null : ValueText.TryParse((string)Look(key, null), FactType.Choice, model.Choices[model.Parameters[parameter].KeyChoiceSet]);
                return data.Parameter(parameter).ValueOn(asOf, keyValue) ?? throw new UnavailableException(slot, (string?)Look(key!, null));
            }

            var (type, choices) = slot < model.Facts.Length ? (model.Facts[slot].Type, model.Facts[slot].ChoiceSet) : (model.Items[slot - model.ItemSlot(0)].Type, model.Items[slot - model.ItemSlot(0)].ChoiceSet);
            return type == FactType.Choice ? model.Choices[choices].Options[(int)Get(slot)].Name : type == FactType.List && Get(slot) is IReadOnlyList<object[]> records ? (long)records.Count : Get(slot);
        }
    }
}
