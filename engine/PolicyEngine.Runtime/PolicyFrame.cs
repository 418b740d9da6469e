using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>
/// The values of one case under one policy, and the leaves that read them: the compiled half of the explained form. The evaluator sets facts, asks leaves in its own order, and
/// stores what it derives. A leaf may be asked only when every slot it reads has been set. Used by one thread at a time.
/// </summary>
/// <remarks>
/// Boxed values ("canonical values"): <see cref="bool"/>, <see cref="long"/>, <see cref="decimal"/>, <see cref="DateOnly"/>, <see cref="TimeOnly"/>, <see cref="string"/>, for a choice the option's place
/// as <see cref="int"/>, for a list fact <c>IReadOnlyList&lt;object[]&gt;</c> with the fields in order, for a collected list <c>IReadOnlyList&lt;object&gt;</c>.
/// </remarks>
public abstract class PolicyFrame
{
    /// <summary>Sets a fact, by its place, to a canonical value.</summary>
    public abstract void SetFact(int fact, object value);

    /// <summary>Evaluates a condition leaf. Throws <see cref="UnavailableException"/> where a keyed parameter has no value, and whatever the expression throws.</summary>
    public abstract bool Condition(int leaf);

    /// <summary>Evaluates a value leaf and stores the value in the slot of its item. Throws as <see cref="Condition"/>.</summary>
    public abstract void Store(int leaf);

    /// <summary>Evaluates a key leaf. Throws as <see cref="Condition"/>.</summary>
    public abstract long Key(int leaf);

    /// <summary>Shows a record of a list to the leaves that see it under a name; only where the list has been set.</summary>
    /// <param name="variable">The number of the name (see <see cref="FoldStep"/>).</param>
    /// <param name="index">The record's place in the list.</param>
    public abstract void SetElement(int variable, int index);

    /// <summary>Gives a record of a list a result of its own; only where the list has been set.</summary>
    /// <param name="list">The list's place among the facts.</param>
    /// <param name="record">The record's place in the list.</param>
    /// <param name="result">The result's place among those of the list.</param>
    /// <param name="value">The canonical value.</param>
    public virtual void SetResult(int list, int record, int result, object value) => throw new ArgumentOutOfRangeException(nameof(list));

    /// <summary>Stores the value of a yes/no item, by its place.</summary>
    public abstract void SetYesNo(int item, bool value);

    /// <summary>Stores the value of an outcome or part, by the item's place.</summary>
    public abstract void SetOption(int item, int option);

    /// <summary>Stores the values of a row (all outputs) of a table, matrix or bands; <paramref name="row"/> is the row's place, or the number of rows for the otherwise row.</summary>
    public abstract void SetRow(int item, int row);

    /// <summary>Stores a value that was worked out beside the leaves, such as the collected value of a table: canonical, a list for <see cref="HitPolicy.CollectList"/>.</summary>
    public abstract void SetValue(int item, object value);

    /// <summary>The canonical value of a fact or item by its slot; of a table with several outputs, <c>IReadOnlyList&lt;object&gt;</c> in output order. Only for slots that have been set.</summary>
    public abstract object Get(int slot);

    /// <summary>
    /// The value of a side of a comparison leaf, computed anew: canonical, but a choice is its option's name. Only for sides that are neither a name nor a constant. Throws as <see cref="Condition"/>.
    /// </summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="side">0 for the left side, 1 for the right.</param>
    public abstract object Operand(int leaf, int side);
}
