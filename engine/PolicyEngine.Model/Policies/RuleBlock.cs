using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Model;

/// <summary>How the result is taken when several rules or rows apply.</summary>
public enum HitPolicy
{
    /// <summary>At most one row applies; two are a fault.</summary>
    Unique,

    /// <summary>The first that applies, as written.</summary>
    First,

    /// <summary>All that apply must agree; two that differ are a fault.</summary>
    Any,

    /// <summary>The one whose value stands first in a stated order.</summary>
    Priority,

    /// <summary>All values, as a list.</summary>
    CollectList,

    /// <summary>The sum of all values; 0 when none applies.</summary>
    CollectSum,

    /// <summary>The smallest value; undetermined when none applies.</summary>
    CollectMin,

    /// <summary>The largest value; undetermined when none applies.</summary>
    CollectMax,

    /// <summary>How many rows apply.</summary>
    CollectCount,
}

/// <summary>Whether a rule can fire.</summary>
public enum RuleStatus
{
    /// <summary>It fires when its condition holds on a day within its dates.</summary>
    Live,

    /// <summary>Loaded and tested; never fires.</summary>
    Proposed,

    /// <summary>Loaded and tested; never fires.</summary>
    Draft,
}

/// <summary>Rules that together give one value.</summary>
/// <param name="Hit">First, any or priority.</param>
/// <param name="Rules">The rules as written; a locality's added rules stand after the base's.</param>
/// <param name="Otherwise">What holds when no rule fires; <see langword="null"/> for nothing.</param>
public sealed record RuleBlock(HitPolicy Hit, ImmutableArray<Rule> Rules, RuleResult? Otherwise);

/// <summary>One rule.</summary>
public sealed record Rule
{
    /// <summary>Its id within the block.</summary>
    public required string Id { get; init; }

    /// <summary>The words people read; the id when the author gave none.</summary>
    public required string Title { get; init; }

    /// <summary>The condition.</summary>
    public required SkeletonNode When { get; init; }

    /// <summary>The condition's text.</summary>
    public required string WhenText { get; init; }

    /// <summary>What follows; of an advisory rule only the reason, citations, signposts and route count.</summary>
    public required RuleResult Result { get; init; }

    /// <summary>Whether it only advises: it adds its reason and sets no value.</summary>
    public bool Advisory { get; init; }

    /// <summary>Whether it can fire.</summary>
    public RuleStatus Status { get; init; }

    /// <summary>First day in effect, or none.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day in effect, or none.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The places in the block of the rules that this one takes the place of when it applies.</summary>
    public ImmutableArray<int> ExceptionTo { get; init; } = [];

    /// <summary>The locality that added it; empty for the base's own.</summary>
    public string AddedBy { get; init; } = "";

    /// <summary>Where it is written.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Whether the rule can fire on <paramref name="day"/>.</summary>
    public bool IsLiveOn(DateOnly day) => Status == RuleStatus.Live && !(From > day) && !(To < day);
}

/// <summary>What follows from a rule.</summary>
public sealed record RuleResult
{
    /// <summary>For an outcome or part, the option's place; -1 for an output, whose value is <see cref="Then"/>, and for an advisory rule.</summary>
    public int Outcome { get; init; } = -1;

    /// <summary>For an output, the expression: conditions and value leaves.</summary>
    public SkeletonNode? Then { get; init; }

    /// <summary>The text of <c>then</c>; empty for an advisory rule.</summary>
    public string ThenText { get; init; } = "";

    /// <summary>The reason.</summary>
    public ReasonTemplate Because { get; init; } = ReasonTemplate.Empty;

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Where else the person can turn.</summary>
    public ImmutableArray<string> Signpost { get; init; } = [];

    /// <summary>Who or what handles it next; may be empty.</summary>
    public string Route { get; init; } = "";
}

/// <summary>A reason with the values it shows: text pieces and places to fill.</summary>
/// <param name="Pieces">The pieces in order.</param>
public sealed record ReasonTemplate(ImmutableArray<ReasonPiece> Pieces)
{
    /// <summary>No reason.</summary>
    public static ReasonTemplate Empty { get; } = new([]);

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => Pieces.Length == 0;
}

/// <summary>A piece of a reason: fixed text, or the value of a slot.</summary>
/// <param name="Text">The fixed text, or the name between the braces.</param>
/// <param name="Slot">The slot whose value is shown; -1 for fixed text.</param>
/// <param name="KeySlot">For a keyed parameter, the slot that holds its key; -1 otherwise.</param>
public sealed record ReasonPiece(string Text, int Slot = -1, int KeySlot = -1)
{
    /// <summary>The slot number that stands for <c>as_of</c>.</summary>
    public const int AsOfSlot = int.MaxValue;
}
