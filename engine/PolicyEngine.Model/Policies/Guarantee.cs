using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>What a guarantee says of the cases that it speaks of.</summary>
public enum GuaranteeKind
{
    /// <summary>None of them comes to this.</summary>
    Never,

    /// <summary>Each of them comes to this.</summary>
    Always,

    /// <summary>None of them breaks anything: no decision, part or output faults.</summary>
    NeverFaults,
}

/// <summary>
/// What a policy promises of all cases at once: <c>when</c> somebody is under 16, <c>never</c> granted. It decides nothing; it is proved, or a case shows that it is broken. What it is about is outcomes, or a condition.
/// </summary>
public sealed record Guarantee
{
    /// <summary>Its id, unique in the policy.</summary>
    public required string Id { get; init; }

    /// <summary>The words people read; the id when the author gave none.</summary>
    public required string Title { get; init; }

    /// <summary>What it says.</summary>
    public required GuaranteeKind Kind { get; init; }

    /// <summary>The place among <see cref="PolicyModel.Items"/> of the condition under which it speaks of a case; -1 for every case.</summary>
    public int When { get; init; } = -1;

    /// <summary>The text of that condition; empty for none.</summary>
    public string WhenText { get; init; } = "";

    /// <summary>The outcomes it is about, by their places; empty where it is about a condition.</summary>
    public ImmutableArray<int> Outcomes { get; init; } = [];

    /// <summary>The place among <see cref="PolicyModel.Items"/> of the condition that it is about; -1 where it is about outcomes.</summary>
    public int Condition { get; init; } = -1;

    /// <summary>The text of that condition; empty for none.</summary>
    public string ConditionText { get; init; } = "";

    /// <summary>Why it is promised; may be empty.</summary>
    public string Because { get; init; } = "";

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }
}
