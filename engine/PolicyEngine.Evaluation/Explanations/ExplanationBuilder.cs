using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>
/// Puts the record of an evaluation into steps. States of rules come from the record; conditions that were not needed are looked at for information only.
/// </summary>
internal sealed class ExplanationBuilder
{
    private readonly CaseRun record;
    private readonly CaseRun information;
    private readonly Wording words;
    private readonly ConditionSteps conditions;
    private readonly TableSteps tables;
    private readonly HashSet<int> explained = [];

    public ExplanationBuilder(CaseRun record, CaseRun information, Wording words)
    {
        this.record = record;
        this.information = information;
        this.words = words;
        conditions = new ConditionSteps(information, words, ReadAll);
        tables = new TableSteps(information, words, conditions);
    }

    private PolicyModel Model => record.Model;

    public Explanation Build(Decision decision)
    {
        var outcome = record.Plan.Outcome;
        var root = new ExplanationNode
        {
            Kind = ExplanationKind.Decision,
            Id = Model.Id,
            Title = Model.Title,
            State = decision.Status switch
            {
                DecisionStatus.Determined => ExplanationState.Value,
                DecisionStatus.Undetermined => ExplanationState.Unknown,
                DecisionStatus.Faulted => ExplanationState.Fault,
                _ => throw new ArgumentOutOfRangeException(nameof(decision)),
            },
            Value = decision.OutcomeTitle ?? "",
            Children = decision.IsInForce ? [.. record.Plan.Decided.Select(item => Explain(item, record.StateOf(item.Slot)))] : [],
        };
        var options = Model.Outcomes;
        var leads = (outcome?.Item.Rules?.Rules ?? []).Where(rule => !rule.Advisory)
            .ToDictionary(rule => $"{outcome!.BlockName}/{rule.Id}", rule => options[rule.Result.Outcome].Name, StringComparer.Ordinal);
        return new Explanation(root, [.. options.Select(option => option.Name)], leads);
    }

    // A part of an expression has no name to stand under: a condition is a step of its own, a choice a calculation, and what is looked up by key is told by what it reads.
    private ImmutableArray<ExplanationNode> ReadAll(int slot)
    {
        if (record.Plan.ItemAt(slot) is { Item.Fold: { } fold })
        {
            information.Resolve(slot);
            return [.. Model.Leaves[fold.Whole].Reads.SelectMany(read => ReadAll(read))];
        }

        if (record.Plan.ItemAt(slot) is not { Item: { Kind: ItemKind.Inner, Value: { } value } } part)
        {
            return [Read(slot)];
        }

        var state = information.Resolve(slot);
        if (part.IsYesNo)
        {
            return [conditions.Explain(part.Value)];
        }

        return value.Kind == SkeletonKind.Leaf ? [.. DatedSteps.OnTheDay(Model.Leaves[value.Leaf]).SelectMany(read => ReadAll(read)), .. DatedSteps.Of(record, words, Model.Leaves[value.Leaf])] :
        [
            new ExplanationNode
            {
                Kind = ExplanationKind.Calculation,
                Text = part.Item.ValueText,
                State = StateOf(state, false, null),
                Value = state == SlotState.Ready ? words.Display(slot, -1, false) : "",
                Location = part.Item.Location,
                Children = conditions.ExplainValue(part.Value, false),
            },
        ];
    }

    /// <summary>The step about a value that an expression reads.</summary>
    private ExplanationNode Read(int slot)
    {
        var state = information.Resolve(slot);
        if (record.Plan.ItemAt(slot) is { } item)
        {
            return Explain(item, state);
        }

        return record.Plan.ParameterAt(slot) is >= 0 and var place ? ExplainParameter(place, state) : ExplainFact(slot, state);
    }

    private ExplanationNode ExplainFact(int place, SlotState state)
    {
        var fact = Model.Facts[place];
        return new ExplanationNode
        {
            Kind = ExplanationKind.Fact,
            Id = fact.Name,
            State = StateOf(state, fact.Type == FactType.YesNo, state == SlotState.Ready ? record.Frame.Get(place) : null),
            Value = state == SlotState.Ready ? words.Display(place, -1, true) : "",
            Note = state == SlotState.NotKnown ? "asked, and not known" : state == SlotState.NotAsked ? "not asked" : "",
            Citations = fact.Cite,
            Location = fact.Location,
        };
    }

    private ExplanationNode ExplainParameter(int place, SlotState state)
    {
        var parameter = Model.Parameters[place];
        var entry = parameter.KeyType is null ? record.Plan.Policy.Data.Parameter(place).EntryOn(record.AsOf, null) : null;
        return new ExplanationNode
        {
            Kind = ExplanationKind.Parameter,
            Id = parameter.Name,
            Title = parameter.Title,
            State = StateOf(state, false, null),
            Value = entry?.Value is not null ? words.Display(Model.ParameterSlot(place), -1, true) : "",
            Note = state == SlotState.Silent ? "no value on this day" : parameter.KeyType is null ? "" : "by key",
            Citations = entry is { Cite.IsEmpty: false } ? entry.Cite : parameter.Cite,
            Location = entry?.Location ?? parameter.Location,
        };
    }

    private ExplanationNode Explain(ItemPlan plan, SlotState state)
    {
        var item = plan.Item;
        var value = state == SlotState.Ready ? record.Frame.Get(plan.Slot) : null;
        var node = new ExplanationNode
        {
            Kind = KindOf(item.Kind),
            Id = item.Name,
            Title = item.Title,
            Text = plan.Value >= 0 ? item.ValueText + (item.Rounded is { } rounded ? $", rounded {rounded}" : "") : "",
            State = StateOf(state, plan.IsYesNo, value),
            Value = value is null ? "" : words.ItemText(item, value, true),
            Note = state == SlotState.Silent ? "it does not say" : "",
            Citations = item.Cite,
            Location = item.Location,
        };

        // A value that several steps use is explained once.
        return explained.Add(plan.Slot) ? node with { Children = StepsOf(plan) } : node with { Citations = [] };
    }

    private ImmutableArray<ExplanationNode> StepsOf(ItemPlan plan)
    {
        var steps = ImmutableArray.CreateBuilder<ExplanationNode>();
        if (plan.OnlyIf >= 0)
        {
            steps.Add(new ExplanationNode
            {
                Kind = ExplanationKind.AppliesIf,
                Title = "Applies only if",
                Text = plan.Item.OnlyIfText,
                State = ConditionSteps.StateOf(information.Condition(plan.OnlyIf)),
                Children = [conditions.Explain(plan.OnlyIf)],
            });
        }

        if (plan.OnlyIf >= 0 && information.Condition(plan.OnlyIf) != Truth.Yes)
        {
            return steps.ToImmutable();
        }

        if (plan.Block is { } block)
        {
            AddRules(steps, plan, block);
        }
        else if (plan.Lookup is { } lookup)
        {
            steps.AddRange(tables.Explain(plan, lookup));
        }
        else if (plan.Value >= 0)
        {
            steps.AddRange(conditions.ExplainValue(plan.Value, plan.IsYesNo));
        }
        else
        {
            steps.AddRange(plan.Criteria.Select((node, place) => ExplainCriterion(plan, place, node)));
        }

        return steps.ToImmutable();
    }

    private ExplanationNode ExplainCriterion(ItemPlan plan, int place, int node)
    {
        var criterion = plan.Item.Criteria!.Criteria[place];
        var truth = information.Condition(node);
        return new ExplanationNode
        {
            Kind = ExplanationKind.Criterion,
            Id = $"{plan.Item.Name}/{criterion.Id}",
            Text = criterion.WhenText,
            State = ConditionSteps.StateOf(truth),
            Note = truth == Truth.Yes ? words.Fill(criterion.Because) : truth == Truth.No ? words.Fill(criterion.Otherwise) : "",
            Citations = criterion.Cite,
            Location = criterion.Location,
            Children = [conditions.Explain(node)],
        };
    }

    private void AddRules(ImmutableArray<ExplanationNode>.Builder steps, ItemPlan plan, BlockPlan block)
    {
        var winners = RunQueries.Winners(record, plan).ToHashSet();
        for (var rule = 0; rule < block.Block.Rules.Length; rule++)
        {
            steps.Add(ExplainRule(plan, block, rule, winners));
        }

        if (block.Block.Otherwise is { } otherwise)
        {
            var isHit = record.StateOf(plan.Slot) == SlotState.Ready && record.HitOf(plan) == block.Block.Rules.Length;
            steps.Add(new ExplanationNode
            {
                Kind = ExplanationKind.Otherwise,
                Id = $"{plan.BlockName}/otherwise",
                Title = "Otherwise",
                State = isHit ? ExplanationState.Yes : ExplanationState.NotLookedAt,
                Value = otherwise.ThenText,
                Note = isHit ? "no rule applies" : "",
                Citations = otherwise.Cite,
                Children = isHit && block.OtherwiseThen >= 0 ? conditions.ExplainValue(block.OtherwiseThen, plan.IsYesNo) : [],
            });
        }
    }

    private ExplanationNode ExplainRule(ItemPlan plan, BlockPlan block, int place, HashSet<int> winners)
    {
        var rule = block.Block.Rules[place];
        var state = record.StateOf(block, place);
        information.Condition(block.When[place]);
        var children = ImmutableArray.Create(conditions.Explain(block.When[place]));
        if (winners.Contains(place) && block.Then[place] >= 0)
        {
            children = children.AddRange(conditions.ExplainValue(block.Then[place], plan.IsYesNo));
        }

        return new ExplanationNode
        {
            Kind = ExplanationKind.Rule,
            Id = $"{plan.BlockName}/{rule.Id}",
            Title = rule.Title,
            Text = rule.WhenText,
            State = RuleWords.StateOf(state, block.Block.Rules[place].IsLiveOn(record.AsOf)),
            Value = rule.Advisory ? "advice" : rule.Result.ThenText,
            Note = RuleWords.Note(record, plan, block, place, winners),
            Citations = rule.Result.Cite,
            Location = rule.Location,
            Children = children,
        };
    }

    private static ExplanationKind KindOf(ItemKind kind) => kind switch
    {
        ItemKind.Definition or ItemKind.Lifecycle or ItemKind.Inner or ItemKind.Guarantee or ItemKind.Valid => ExplanationKind.Definition,
        ItemKind.Criteria => ExplanationKind.Criteria,
        ItemKind.Table or ItemKind.Matrix or ItemKind.Bands => ExplanationKind.Table,
        ItemKind.Outcome => ExplanationKind.Outcome,
        ItemKind.Part => ExplanationKind.Part,
        ItemKind.Output => ExplanationKind.Output,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static ExplanationState StateOf(SlotState state, bool isYesNo, object? value) =>
        state == SlotState.Ready ? (!isYesNo ? ExplanationState.Value : value is true ? ExplanationState.Yes : ExplanationState.No)
        : state == SlotState.NotApplicable ? ExplanationState.NotApplicable
        : state == SlotState.Fault ? ExplanationState.Fault
        : state == SlotState.None ? ExplanationState.NotLookedAt
        : ExplanationState.Unknown;
}
