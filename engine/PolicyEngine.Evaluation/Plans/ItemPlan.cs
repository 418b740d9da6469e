using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Plans;

/// <summary>A computed value with the places of its conditions. A place of -1 stands for none.</summary>
internal sealed class ItemPlan(Item item, int place, int slot)
{
    public Item Item { get; } = item;

    public int Place { get; } = place;

    public int Slot { get; } = slot;

    public bool IsYesNo { get; } = item.Type == FactType.YesNo;

    /// <summary>The first of its nodes, which lie side by side.</summary>
    public required int FirstNode { get; init; }

    public required int NodeCount { get; init; }

    public required int OnlyIf { get; init; }

    public required int Value { get; init; }

    /// <summary>The conditions of its criteria.</summary>
    public required int[] Criteria { get; init; }

    public required LookupPlan? Lookup { get; init; }

    public required BlockPlan? Block { get; init; }

    /// <summary>Whether it belongs to the decision: the outcome, a part or an output.</summary>
    public bool IsDecided => Item.Kind is ItemKind.Outcome or ItemKind.Part or ItemKind.Output;

    /// <summary>The name that stands before a rule's id.</summary>
    public string BlockName => Item.Kind == ItemKind.Outcome ? "decision" : Item.Name;
}

/// <summary>A table with its index and the conditions of its rows.</summary>
internal sealed record LookupPlan(LookupTable Table, PolicyData Data, int Place, int[] KeyLeaves, int[] When)
{
    /// <summary>The index, made when a case first needs it.</summary>
    public LookupIndex Index => Data.Lookup(Place);

    /// <summary>Whether no row has a further condition and the result is one row.</summary>
    public bool IsPlain { get; } = Table.Hit is HitPolicy.Unique or HitPolicy.First or HitPolicy.Any or HitPolicy.Priority && When.AsSpan().IndexOfAnyExcept(-1) < 0;
}

/// <summary>Rules with the places of their conditions.</summary>
/// <param name="Block">The rules.</param>
/// <param name="When">Their conditions.</param>
/// <param name="Then">Their values, for an output.</param>
/// <param name="OtherwiseThen">The value when no rule fires, for an output.</param>
/// <param name="ReplacedBy">For each rule, the rules that take its place.</param>
/// <param name="FirstRule">The number of its first rule among all rules of the policy.</param>
internal sealed record BlockPlan(RuleBlock Block, int[] When, int[] Then, int OtherwiseThen, int[][] ReplacedBy, int FirstRule)
{
    /// <summary>Whether rules after the first that fires are not asked. With exceptions all are asked first, as the plain form does.</summary>
    public bool StopsAtFirst { get; } = Block.Hit == HitPolicy.First && Block.Rules.All(rule => rule.Advisory || rule.Status != RuleStatus.Live || rule.ExceptionTo.IsEmpty);

    /// <summary>Where a rule stands among those that fire: by its outcome under <c>priority</c>, by its place otherwise.</summary>
    public int RankOf(int rule) => Block.Hit == HitPolicy.Priority && Block.Rules[rule].Result.Outcome >= 0 ? Block.Rules[rule].Result.Outcome : rule;
}
