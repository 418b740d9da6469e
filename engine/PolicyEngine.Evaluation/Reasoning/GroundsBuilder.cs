using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>Builds the grounds of a decision from its finished run.</summary>
internal sealed class GroundsBuilder
{
    private readonly Decision decision;
    private readonly CaseRun record;
    private readonly GroundsWalk walk;
    private readonly ItemPlan? outcome;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly RuleFolds folds;
    private readonly MissingNames names;

    public GroundsBuilder(Decision decision)
    {
        this.decision = decision;
        record = decision.Record;
        walk = new GroundsWalk(record);
        outcome = record.Plan.Outcome;
        folds = new RuleFolds(record, walk, QuestionsOf);
        names = new MissingNames(record.Model, record.AsOf);
    }

    public Grounds Build()
    {
        StepBudget.Reset(StepBudget.DefaultSteps);
        if (!decision.IsInForce)
        {
            return new Grounds { Status = decision.Status, NothingToAsk = [.. decision.Missing.Select(names.Sentence)] };
        }

        var why = ImmutableArray<Ground>.Empty;
        var figures = ImmutableArray<Ground>.Empty;
        int[] enough = [];
        if (outcome is not null && record.StateOf(outcome.Slot) == SlotState.Ready)
        {
            (var run, enough) = new SufficientFacts(record).Find();
            var own = new GroundsWalk(run);
            why = Settled(run, own);
            figures = own.Figures(why);
        }
        else if (outcome is null ? decision.Status == DecisionStatus.Faulted : record.StateOf(outcome.Slot) == SlotState.Fault)
        {
            why = [.. Faults.Of(record, walk)];
        }

        UseAll(why);
        var also = Also();
        var ways = new OpenWays(decision);
        var isOpen = outcome is not null && record.StateOf(outcome.Slot) is not (SlotState.Ready or SlotState.Fault);
        var grounds = new Grounds
        {
            Status = decision.Status,
            Why = why,
            Also = also,
            Enough = [.. enough.Select(place => record.Model.Facts[place].Name)],
            Answers = [.. enough.Select(walk.Answer)],
            Figures = figures,
            Folded = [.. record.Plan.Decided.Where(item => item.Block is not null).SelectMany(Folded)],
            Next = isOpen ? ways.Next() : null,
            QuestionsLeft = OpenWays.Asked(decision).Count(),
            NothingToAsk = [.. decision.Missing.Where(input => input.Kind != MissingKind.Fact || input.State == FactState.NotKnown).Select(names.Sentence)],
            Settles = isOpen ? ways.Settles() : [],
            Changes = enough.Length > 0 ? new PlausibleChanges(decision, enough).Find() : [],
        };
        return grounds with { Notes = NotesOf(grounds) };
    }

    private int QuestionsOf(string rule) => decision.Missing.Count(input => input.Kind == MissingKind.Fact && input.Why.Contains(rule, StringComparer.Ordinal));

    // What would have gone before is ruled out by what it shows newly; what the grounds show already folds.
    private ImmutableArray<Ground> Settled(CaseRun run, GroundsWalk own)
    {
        var winners = own.Winners(outcome!);
        var known = winners.SelectMany(Values).ToHashSet(StringComparer.Ordinal);
        var ruledOut = ImmutableArray.CreateBuilder<Ground>();
        foreach (var place in Rivals(run))
        {
            var ground = own.RuledOut(outcome!, outcome!.Block!, place);
            if (Values(ground).Any(value => !known.Contains(value)))
            {
                known.UnionWith(Values(ground));
                var other = outcome!.Block!.Block.Rules[place].Result.Outcome;
                ruledOut.Add(ground with { Value = other == (int)run.Frame.Get(outcome.Slot) ? "" : OptionTitle(other) });
            }
        }

        return winners.IsEmpty || ruledOut.Count == 0 ? winners : winners.SetItem(winners.Length - 1, winners[^1] with { RuledOut = ruledOut.ToImmutable() });
    }

    // The values at the ends of a ground, each by its name where it has one.
    private static IEnumerable<string> Values(Ground ground) => !ground.Because.IsEmpty ? ground.Because.SelectMany(Values) : ground.Title.Length > 0 && ground.Shown.Length > 0 ? [$"{ground.Title}: {ground.Shown}"] : [ground.Text];

    // The rules that could have given another outcome, had they held; under `first` also those that would have been the reason in place of the one that is.
    private IEnumerable<int> Rivals(CaseRun run)
    {
        var block = outcome!.Block!;
        var rules = block.Block.Rules;
        var hit = RunQueries.UnlessEarlier(run, outcome) is >= 0 and var last ? last : run.HitOf(outcome);
        var given = (int)run.Frame.Get(outcome.Slot);
        return Enumerable.Range(0, rules.Length).Where(place =>
            !rules[place].Advisory
            && run.StateOf(block, place) is RuleState.No or RuleState.Overridden
            && (rules[place].Result.Outcome != given || (block.Block.Hit == HitPolicy.First && hit < rules.Length))
            && (hit == rules.Length || hit < 0 || block.Block.Hit == HitPolicy.Any || (block.Block.Hit == HitPolicy.First ? place < hit : rules[place].Result.Outcome < given)));
    }

    private string OptionTitle(int option) => option < 0 ? "" : record.Model.Outcomes[option].Title;

    private void UseAll(IEnumerable<Ground> grounds)
    {
        foreach (var ground in grounds)
        {
            Use(ground);
        }
    }

    private void Use(Ground ground)
    {
        used.Add(ground.Id);
        UseAll(ground.Because);
        UseAll(ground.RuledOut);
    }

    private IEnumerable<FoldedRule> Folded(ItemPlan item)
    {
        var block = item.Block!;
        return Enumerable.Range(0, block.Block.Rules.Length).Where(place => !used.Contains($"{item.BlockName}/{block.Block.Rules[place].Id}")).Select(place => folds.Of(item, block, place));
    }

    private ImmutableArray<Ground> Also()
    {
        var also = ImmutableArray.CreateBuilder<Ground>();
        foreach (var item in record.Plan.Decided.Where(item => item != outcome))
        {
            also.Add(Also(item));
        }

        foreach (var item in record.Plan.Decided.Where(item => item.Block is not null))
        {
            var rules = item.Block!.Block.Rules;
            also.AddRange(Enumerable.Range(0, rules.Length).Where(place => rules[place].Advisory && record.StateOf(item.Block, place) == RuleState.Fires).Select(place => walk.Fired(item, item.Block, place)));
        }

        UseAll(also);
        return also.ToImmutable();
    }

    private Ground Also(ItemPlan item)
    {
        var value = decision.Parts.Concat(decision.Outputs).First(value => string.Equals(value.Name, item.Item.Name, StringComparison.Ordinal));
        var title = GroundWords.Title(item.Item) is { Length: > 0 } given ? given : GroundWords.Spoken(item.Item.Name);
        var reason = record.StateOf(item.Slot) == SlotState.Ready ? walk.Fill(item.Item.Because) : "";
        var shown = Shown(item, value);
        return new Ground
        {
            Kind = GroundKind.Definition,
            Id = item.Item.Name,
            State = StateOf(item, value),
            Text = GroundWords.Sentence(GroundWords.Said(title, shown)) + (reason.Length > 0 ? " " + GroundWords.Sentence(reason) : ""),
            Title = title,
            Value = value.Text,
            Shown = value.Display,
            Citations = item.Item.Cite,
            ShownTo = item.Item.ShownTo,
            Because = record.StateOf(item.Slot) == SlotState.NotApplicable ? walk.Node(item.OnlyIf, true) : walk.Inputs(item),
        };
    }

    private string Shown(ItemPlan item, DecisionValue value)
    {
        if (value is { Applies: true, Status: DecisionStatus.Determined })
        {
            return value.Value is null ? value.Display : new GroundWords(record.Model).Shown(value.Value, walk.KindOf(item));
        }

        var waits = decision.Missing.Where(input => input.Why.Any(why => string.Equals(why, item.BlockName, StringComparison.Ordinal) || why.StartsWith(item.BlockName + "/", StringComparison.Ordinal)))
            .Select(input => $"“{names.Of(input)}”").Distinct(StringComparer.Ordinal).ToList();
        return value.Shown + (value.Applies && waits.Count > 0 ? $"; waits for {string.Join(", ", waits.Take(3))}{(waits.Count > 3 ? $" and {waits.Count - 3} more" : "")}" : "");
    }

    private static ExplanationState StateOf(ItemPlan item, DecisionValue value) =>
        !value.Applies ? ExplanationState.NotApplicable
        : value.Status == DecisionStatus.Faulted ? ExplanationState.Fault
        : value.Status == DecisionStatus.Undetermined ? ExplanationState.Unknown
        : item.IsYesNo ? (value.Value is true ? ExplanationState.Yes : ExplanationState.No)
        : ExplanationState.Value;

    // In the order of showing, without repeats.
    private static ImmutableArray<string> NotesOf(Grounds grounds)
    {
        var notes = new List<string>();
        foreach (var ground in grounds.Why.Concat(grounds.Also))
        {
            Add(ground);
        }

        return [.. notes];

        void Add(Ground ground)
        {
            notes.AddRange(ground.Citations.Where(text => !notes.Contains(text, StringComparer.Ordinal)));
            foreach (var below in ground.Because.Concat(ground.RuledOut))
            {
                Add(below);
            }
        }
    }
}
