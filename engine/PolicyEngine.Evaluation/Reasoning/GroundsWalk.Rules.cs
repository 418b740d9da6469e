using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <content>Rules, exceptions and criteria.</content>
internal sealed partial class GroundsWalk
{
    /// <summary>A rule that fired.</summary>
    public Ground Fired(ItemPlan item, BlockPlan block, int place)
    {
        var rule = block.Block.Rules[place];
        var text = Fill(rule.Result.Because);
        return new Ground
        {
            Kind = GroundKind.Rule,
            Id = $"{item.BlockName}/{rule.Id}",
            State = ExplanationState.Yes,
            Text = text.Length > 0 ? GroundWords.Sentence(text) : GroundWords.Sentence($"“{GroundWords.Title(rule)}” applies"),
            Title = GroundWords.Title(rule),
            Citations = rule.Result.Cite,
            Because = WithSaid(rule.Result.Because, [.. Node(block.When[place], true), .. Exceptions(item, block, place), .. block.Then[place] >= 0 ? ValueAt(block.Then[place], item.IsYesNo) : []]),
        };
    }

    /// <summary>A rule that is ruled out, by what makes it so.</summary>
    public Ground RuledOut(ItemPlan item, BlockPlan block, int place)
    {
        var rule = block.Block.Rules[place];
        return new Ground
        {
            Kind = GroundKind.Rule,
            Id = $"{item.BlockName}/{rule.Id}",
            State = run.StateOf(block, place) == RuleState.Overridden ? ExplanationState.Overridden : ExplanationState.No,
            Text = GroundWords.Sentence($"“{GroundWords.Title(rule)}” is ruled out"),
            Title = GroundWords.Title(rule),
            Value = rule.Result.ThenText,
            Citations = rule.Result.Cite,
            Because = run.StateOf(block, place) == RuleState.Overridden && RuleFolds.ExceptionTo(run, block, place) is { } exception ? Node(block.When[exception], null) : Node(block.When[place], null),
        };
    }

    /// <summary>What gave a block its value: the rules that fired, the otherwise, or several that agree.</summary>
    public ImmutableArray<Ground> Winners(ItemPlan item)
    {
        var block = item.Block!;
        var hit = run.HitOf(item);
        if (hit == block.Block.Rules.Length)
        {
            var otherwise = block.Block.Otherwise!;
            var text = Fill(otherwise.Because);
            return
            [
                new Ground
                {
                    Kind = GroundKind.Rule,
                    Id = $"{item.BlockName}/otherwise",
                    State = ExplanationState.Yes,
                    Text = GroundWords.Sentence(text.Length > 0 ? text : "No rule applies"),
                    Title = "Otherwise",
                    Citations = otherwise.Cite,
                    Because = WithSaid(otherwise.Because, block.OtherwiseThen >= 0 ? ValueAt(block.OtherwiseThen, item.IsYesNo) : []),
                },
            ];
        }

        return hit == CaseRun.SeveralHits ? [Either(item, block)] : [.. RunQueries.Winners(run, item).Select(place => Fired(item, block, place))];
    }

    private ImmutableArray<Ground> Criteria(ItemPlan item)
    {
        var holds = run.Frame.Get(item.Slot) is true ? Truth.Yes : Truth.No;
        var grounds = ImmutableArray.CreateBuilder<Ground>();
        for (var place = 0; place < item.Criteria.Length; place++)
        {
            if (run.TruthOf(item.Criteria[place]) != holds)
            {
                continue;
            }

            var criterion = item.Item.Criteria!.Criteria[place];
            var text = Fill(holds == Truth.Yes ? criterion.Because : criterion.Otherwise);
            var inner = Node(item.Criteria[place], true);
            if (text.Length == 0)
            {
                grounds.AddRange(inner);
                continue;
            }

            grounds.Add(new Ground
            {
                Kind = GroundKind.Criterion,
                Id = $"{item.Item.Name}/{criterion.Id}",
                State = StateOf(holds == Truth.Yes),
                Text = GroundWords.Sentence(text),
                Citations = criterion.Cite,
                Because = inner,
            });
        }

        return grounds.ToImmutable();
    }

    // A figure that a reason says stands below it, so that it can be checked; what a condition shows already does.
    private ImmutableArray<Ground> WithSaid(ReasonTemplate reason, ImmutableArray<Ground> grounds)
    {
        var shown = grounds.SelectMany(Values).ToHashSet(StringComparer.Ordinal);
        var told = grounds.SelectMany(Texts).ToHashSet(StringComparer.Ordinal);
        var said = reason.Pieces.Where(piece => piece.Slot is >= 0 and not ReasonPiece.AsOfSlot).SelectMany(Said).Where(ground => ground.Shown.Length > 0 && shown.Add(ground.Shown));
        return [.. grounds, .. said.Select(ground => ground with { Because = [.. ground.Because.Where(below => !told.Contains(below.Text))] })];
    }

    private static IEnumerable<string> Texts(Ground ground) => ground.Because.SelectMany(Texts).Append(ground.Text);

    private static IEnumerable<string> Values(Ground ground) => ground.Because.SelectMany(Values).Append(ground.Shown).Append(ground.Other);

    private IEnumerable<Ground> Said(ReasonPiece piece)
    {
        if (piece.KeySlot >= 0 && run.Plan.ParameterAt(piece.Slot) is >= 0 and var place)
        {
            return values.Of(new SlotTerm(piece.KeySlot)) is { } key ? [sides.Figure(place, key)] : [];
        }

        return run.Plan.ItemAt(piece.Slot) is not { } item ? Slot(piece.Slot)
            : run.StateOf(piece.Slot) != SlotState.Ready ? []
            : [Named(item)];
    }

    private Ground Named(ItemPlan item)
    {
        var kind = sides.KindOf(item);
        var value = run.Frame.Get(item.Slot);
        var title = GroundWords.Title(item.Item) is { Length: > 0 } given ? given : GroundWords.Spoken(item.Item.Name);
        return new Ground
        {
            Kind = GroundKind.Calculation,
            Id = item.Item.Name,
            State = value is bool yes ? StateOf(yes) : ExplanationState.Value,
            Text = GroundWords.Sentence(GroundWords.Said(title, words.Shown(value, kind))),
            Title = title,
            Value = words.Canonical(value, kind),
            Shown = words.Shown(value, kind),
            Citations = item.Item.Cite,
            Because = Inputs(item),
        };
    }

    private IEnumerable<Ground> Exceptions(ItemPlan item, BlockPlan block, int place)
    {
        foreach (var exception in block.ReplacedBy[place].Where(exception => block.Block.Rules[exception].IsLiveOn(run.AsOf) && run.TruthOf(block.When[exception]) == Truth.No))
        {
            var rule = block.Block.Rules[exception];
            yield return new Ground
            {
                Kind = GroundKind.Rule,
                Id = $"{item.BlockName}/{rule.Id}",
                State = ExplanationState.No,
                Text = $"And no exception: “{GroundWords.Title(rule)}” does not apply.",
                Title = GroundWords.Title(rule),
                Citations = rule.Result.Cite,
                Because = Node(block.When[exception], null),
            };
        }
    }

    private Ground Either(ItemPlan item, BlockPlan block)
    {
        var possible = RunQueries.Possible(run, item).ToList();
        var last = RunQueries.UnlessEarlier(run, item);
        var names = possible.Select(rule => $"“{GroundWords.Title(block.Block.Rules[rule])}”").ToList();
        return new Ground
        {
            Kind = GroundKind.Either,
            Id = item.BlockName,
            State = ExplanationState.Yes,
            Text = $"The same whether or not {string.Join(" or ", names)} applies.",
            Because = [.. last >= 0 ? [Fired(item, block, last)] : Array.Empty<Ground>(), .. possible.Select(rule => new Ground { Kind = GroundKind.Rule, Id = $"{item.BlockName}/{block.Block.Rules[rule].Id}", State = ExplanationState.Unknown, Title = GroundWords.Title(block.Block.Rules[rule]), Text = GroundWords.Sentence($"“{GroundWords.Title(block.Block.Rules[rule])}” may apply, with the same result"), Citations = block.Block.Rules[rule].Result.Cite })],
        };
    }
}
