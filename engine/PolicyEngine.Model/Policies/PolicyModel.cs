using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>
/// Everything about one policy that is data: what the evaluator walks and the explanation says. Its code (the leaves of its expressions) is a <c>PolicyCode</c>.
/// Immutable; read back from the disk cache without parsing YAML.
/// </summary>
/// <remarks>
/// Slots number the named values of a policy: facts first (<c>0 … Facts.Length - 1</c>), then parameters, then items. <see cref="Leaf.Reads"/>, masks and states use slots.
/// </remarks>
public sealed record PolicyModel
{
    /// <summary>The policy's id; of an override, <c>base@locality</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The title that people read.</summary>
    public required string Title { get; init; }

    /// <summary>Who answers for the policy.</summary>
    public required string Owner { get; init; }

    /// <summary>One paragraph about it; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The paper it comes from, and where in it.</summary>
    public required string Source { get; init; }

    /// <summary>First day in force.</summary>
    public DateOnly InForceFrom { get; init; }

    /// <summary>Last day in force, or none.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>The day by which it must be reviewed, or none.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>The version that people name; where the author gave none, the first day in force.</summary>
    public string Version { get; init; } = "";

    /// <summary>The time zone where a policy says none and its lifecycle has no calendar.</summary>
    public const string UsualZone = "Europe/London";

    /// <summary>
    /// The time zone whose days count, as the time zone database calls it: the day of a decision that is made at some time, and of everything else in which a day comes from a time. What the policy says; otherwise that of the
    /// lifecycle's own calendar; otherwise <see cref="UsualZone"/>.
    /// </summary>
    public string Zone { get; init; } = UsualZone;

    /// <summary>SHA-256 of the policy's texts (policy, override, scripts; not cases), lower-case hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The option lists.</summary>
    public ImmutableArray<ChoiceSet> Choices { get; init; } = [];

    /// <summary>The facts, in asking order.</summary>
    public ImmutableArray<Fact> Facts { get; init; } = [];

    /// <summary>The parameters, as written.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>Definitions, criteria, tables, matrices, bands, the outcome, parts and outputs. The outcome is the item named <c>outcome</c>.</summary>
    public ImmutableArray<Item> Items { get; init; } = [];

    /// <summary>The leaves of all expressions, by index.</summary>
    public ImmutableArray<Leaf> Leaves { get; init; } = [];

    /// <summary>The place of the outcome in <see cref="Items"/>; -1 where the policy only calculates.</summary>
    public int OutcomeItem { get; init; }

    /// <summary>The outcome; <see langword="null"/> where the policy only calculates.</summary>
    public Item? Outcome => OutcomeItem < 0 ? null : Items[OutcomeItem];

    /// <summary>The outcomes that the decision can have; none where the policy only calculates.</summary>
    public ImmutableArray<ChoiceOption> Outcomes => Outcome is { ChoiceSet: >= 0 and var set } ? Choices[set].Options : [];

    /// <summary>Where the policy is written: at its outcome, or at the first item where it only calculates.</summary>
    public SourceLocation? Location => (Outcome ?? Items.FirstOrDefault(item => item.Kind is ItemKind.Part or ItemKind.Output))?.Location;

    /// <summary>For the policy of a block for one record, how many of its first facts are those of the policy around; 0 otherwise.</summary>
    public int Outer { get; init; }

    /// <summary>What is worked out for each record of a list.</summary>
    public ImmutableArray<RecordBlock> Blocks { get; init; } = [];

    /// <summary>The calendars by which its expressions count working days; those of deadlines stand in <see cref="Lifecycle"/>.</summary>
    public ImmutableArray<WorkingCalendar> Calendars { get; init; } = [];

    /// <summary>How its cases live; <see langword="null"/> for a policy that only decides.</summary>
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>The checks between answers.</summary>
    public ImmutableArray<AnswerCheck> Valid { get; init; } = [];

    /// <summary>What it promises of all cases.</summary>
    public ImmutableArray<Guarantee> Guarantees { get; init; } = [];

    /// <summary>Notes on the policy's traps and readings.</summary>
    public ImmutableArray<PolicyNote> Notes { get; init; } = [];

    /// <summary>What a trial changes; <see langword="null"/> for the policy itself. No part of its text, and never kept.</summary>
    public Trial? Trial { get; init; }

    /// <summary>How many slots there are.</summary>
    public int SlotCount => Facts.Length + Parameters.Length + Items.Length;

    /// <summary>The slot of a parameter, by its place.</summary>
    public int ParameterSlot(int parameter) => Facts.Length + parameter;

    /// <summary>The slot of an item, by its place.</summary>
    public int ItemSlot(int item) => Facts.Length + Parameters.Length + item;
}

/// <summary>A closed list of options.</summary>
/// <param name="Name">The list's name: an entry of <c>choices</c>, or the fact, part or output that owns it.</param>
/// <param name="Options">The options in order; an option's value is its place.</param>
public sealed record ChoiceSet(string Name, ImmutableArray<ChoiceOption> Options);

/// <summary>One option.</summary>
/// <param name="Name">The name used in expressions.</param>
/// <param name="Title">The words people read; the name when the author gave none.</param>
public sealed record ChoiceOption(string Name, string Title);

/// <summary>A note of the author: a trap, a reading chosen, a silence of the paper.</summary>
/// <param name="About">What it is about; may be empty.</param>
/// <param name="Says">The note.</param>
/// <param name="Cite">Its citations.</param>
public sealed record PolicyNote(string About, string Says, ImmutableArray<string> Cite);
