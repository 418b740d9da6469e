namespace PolicyEngine.Model;

/// <summary>
/// What is worked out for each record of a list. It is a policy of its own, whose facts are those of the policy around it, in the same places, and after them the fields of one record; its parameters are the same. What it takes over from
/// the policy around it is borrowed (<see cref="Item.IsBorrowed"/>) and told there.
/// </summary>
public sealed record RecordBlock
{
    /// <summary>The place of the list among the facts.</summary>
    public required int List { get; init; }

    /// <summary>The policy for one record.</summary>
    public required PolicyModel Model { get; init; }
}

/// <summary>A result of a record, which other expressions read as they read its fields.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="ChoiceSet">For a choice, the place of its options among the choices of the policy around; -1 otherwise.</param>
/// <param name="Item">The place of the item that works it out, in the block's policy.</param>
public sealed record FactResult(string Name, FactType Type, int ChoiceSet, int Item);
