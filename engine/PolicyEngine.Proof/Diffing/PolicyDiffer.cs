using System.Collections.Immutable;
using PolicyEngine.Model;
using PolicyEngine.Proof.Days;
using PolicyEngine.Proof.Statements;
using PolicyEngine.Runtime;

namespace PolicyEngine.Proof.Diffing;

/// <summary>Finds, for all cases at once, what another version of a policy changes.</summary>
public sealed partial class PolicyDiffer
{
    private const int MostPairsOfRules = 60;
    private const int MostFigures = 12;

    private readonly CompiledPolicy old;
    private readonly CompiledPolicy now;
    private readonly bool hasSameScripts;
    private readonly FactMatch match;
    private readonly JoinedPolicies joined;
    private readonly PolicyProver prover;

    private PolicyDiffer(CompiledPolicy old, CompiledPolicy now, bool hasSameScripts)
    {
        (this.old, this.now, this.hasSameScripts) = (old, now, hasSameScripts);
        match = FactMatch.Of(old.Model, now.Model);
        joined = JoinedPolicies.Of(old, now, match, hasSameScripts);
        prover = new PolicyProver(joined.Policy);
    }

    /// <summary>Compares two versions of a policy.</summary>
    /// <param name="old">The policy that was.</param>
    /// <param name="now">The policy that is.</param>
    /// <param name="hasSameScripts">Whether their scripts are the same text; otherwise what they give may be anything.</param>
    public static PolicyDifference Compare(CompiledPolicy old, CompiledPolicy now, bool hasSameScripts)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        var first = old.Model.InForceFrom > now.Model.InForceFrom ? old.Model.InForceFrom : now.Model.InForceFrom;
        var isTogether = !(old.Model.InForceTo < first) && !(now.Model.InForceTo < first);
        var differ = new PolicyDiffer(old, now, hasSameScripts);
        var result = new PolicyDifference { Old = old, New = now, Results = [.. differ.OneSided()], Pieces = [.. new PieceChanges(differ.joined, hasSameScripts).All()] };
        if (!RecordBlocks.AreSame(old.Model, now.Model))
        {
            var list = (now.Model.Blocks.IsEmpty ? old : now).Model is var model ? model.Facts[model.Blocks[0].List].Name : "";
            result = result with { Undecided = [new UndecidedChange(list, new ResultState(ResultKind.Value), new ResultState(ResultKind.Value), ChangeSense.Other, RecordBlocks.Reason)] };
        }

        return isTogether ? differ.Compare(result) with { First = first, Last = DayWalk.LastDay(differ.joined.Policy.Model) } : result;
    }

    private static bool IsResult(Item item) => item.Kind is ItemKind.Outcome or ItemKind.Part or ItemKind.Output;

    private static int Find(PolicyModel model, Item item) => Array.FindIndex([.. model.Items], other => IsResult(other) && other.Name == item.Name && (other.Kind == ItemKind.Output) == (item.Kind == ItemKind.Output));

    private static bool IsDiscrete(Item item) => item.Type is FactType.Choice or FactType.YesNo;

    private PolicyDifference Compare(PolicyDifference result)
    {
        var changes = ImmutableArray.CreateBuilder<DecisionChange>();
        var open = ImmutableArray.CreateBuilder<UndecidedChange>();
        var all = !Say.Always;
        for (var item = 0; item < now.Model.Items.Length; item++)
        {
            if (!IsResult(now.Model.Items[item]) || Find(old.Model, now.Model.Items[item]) is not (>= 0 and var was) || IsOtherType(was, item))
            {
                continue;
            }

            var pair = new ResultPair(was, item);
            all |= Differs(joined, pair);
            if (!joined.IsSame(item, was) && !prover.IsImpossible(Differs(joined, pair)))
            {
                Classes(pair, changes, open);
            }
        }

        return result with
        {
            Changes = changes.ToImmutable(),
            Undecided = [.. result.Undecided, .. open],
            TakenRanges = [.. prover.TakenRanges(all).Select(joined.NameOf).Distinct()],
        };
    }

    private bool IsOtherType(int was, int item) => IsDiscrete(old.Model.Items[was]) != IsDiscrete(now.Model.Items[item]) || old.Model.Items[was].Type != now.Model.Items[item].Type;

    private IEnumerable<PieceChange> OneSided()
    {
        foreach (var item in old.Model.Items.Where(IsResult))
        {
            var other = Find(now.Model, item);
            if (other < 0)
            {
                yield return new PieceChange(PieceKind.Result, item.Name, item.Title, "");
            }
            else if (item.Type != now.Model.Items[other].Type)
            {
                yield return new PieceChange(PieceKind.Result, item.Name, PieceChanges.Word(item.Type), PieceChanges.Word(now.Model.Items[other].Type));
            }
        }

        foreach (var item in now.Model.Items.Where(item => IsResult(item) && Find(old.Model, item) < 0))
        {
            yield return new PieceChange(PieceKind.Result, item.Name, "", item.Title);
        }
    }

    private void Classes(ResultPair pair, ImmutableArray<DecisionChange>.Builder changes, ImmutableArray<UndecidedChange>.Builder open)
    {
        var item = now.Model.Items[pair.New];
        foreach (var one in ClassesOf(pair))
        {
            var statement = one.Of(joined);
            switch (prover.Ask(statement))
            {
                case Possible possible:
                    changes.Add(new DecisionChange
                    {
                        Result = item.Name,
                        Title = item.Title,
                        Was = one.Was.State,
                        Now = one.Now.State,
                        Sense = one.Sense,
                        Ways = Ways(pair, one, statement, possible.Witness),
                        Figures = [.. Figures(one)],
                    });
                    break;
                case NotDecided undecided:
                    open.Add(new UndecidedChange(item.Name, one.Was.State, one.Now.State, one.Sense, undecided.Reason));
                    break;
                default:
                    break;
            }
        }
    }

    private IEnumerable<ChangeClass> ClassesOf(ResultPair pair)
    {
        var (left, right) = (StatesOf(old.Model, pair.Old), StatesOf(now.Model, pair.New));
        foreach (var was in left)
        {
            foreach (var state in right)
            {
                if (was.State != state.State)
                {
                    yield return new ChangeClass(pair, was, state);
                }
                else if (was.State.Kind == ResultKind.Value && IsOrdered(pair))
                {
                    yield return new ChangeClass(pair, was, state) { Sense = ChangeSense.More };
                    yield return new ChangeClass(pair, was, state) { Sense = ChangeSense.Less };
                }
                else if (was.State.Kind == ResultKind.Value)
                {
                    yield return new ChangeClass(pair, was, state);
                }
            }
        }
    }

    private bool IsOrdered(ResultPair pair) => now.Model.Items[pair.New].Type is FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time;

    private static readonly bool[] Answers = [true, false];

    private static List<ItemState> StatesOf(PolicyModel model, int place)
    {
        var item = model.Items[place];
        IEnumerable<ItemState> values = item.Type switch
        {
            FactType.Choice => model.Choices[item.ChoiceSet].Options.Select((option, value) => new ItemState(new ResultState(ResultKind.Option, option.Name), one => Say.ValueIs(one, value))),
            FactType.YesNo => Answers.Select(value => new ItemState(new ResultState(ResultKind.Option, value ? "yes" : "no"), one => Say.ValueIs(one, value))),
            FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time or FactType.Text or FactType.List or _ => [new ItemState(new ResultState(ResultKind.Value), Say.IsSettled)],
        };
        return
        [
            .. values,
            .. item.OnlyIf is null ? Array.Empty<ItemState>() : [new ItemState(new ResultState(ResultKind.NotApplicable), Say.DoesNotApply)],
            new ItemState(new ResultState(ResultKind.Open), Say.StaysOpen),
            new ItemState(new ResultState(ResultKind.Fault), Say.ItemBreaks),
        ];
    }

    private Statement Differs(JoinedPolicies both, ResultPair pair)
    {
        var same = !Say.Always;
        var right = StatesOf(now.Model, pair.New);
        foreach (var was in StatesOf(old.Model, pair.Old))
        {
            if (right.FirstOrDefault(state => state.State == was.State) is { } state)
            {
                var alike = was.State.Kind == ResultKind.Value ? Sides.Compared(both, pair, TermOperator.Equal) : Say.Always;
                same |= Sides.On(both, false, pair.Old, was.Say) & Sides.On(both, true, pair.New, state.Say) & alike;
            }
        }

        return Sides.Linked(both) & !same;
    }

    // By which rules: each pair of a rule that decided and one that decides, as far as they are few.
    private ImmutableArray<ChangedWay> Ways(ResultPair pair, ChangeClass one, Statement statement, Witness first)
    {
        var (left, right) = (Deciders(old.Model.Items[pair.Old], one.Was.State, old.Model), Deciders(now.Model.Items[pair.New], one.Now.State, now.Model));
        if (left.Count * right.Count is 0 or > MostPairsOfRules)
        {
            return [new ChangedWay("", "", CaseOf(first))];
        }

        var ways = ImmutableArray.CreateBuilder<ChangedWay>();
        foreach (var was in left)
        {
            foreach (var rule in right)
            {
                var way = statement & Sides.On(joined, false, pair.Old, was.Say) & Sides.On(joined, true, pair.New, rule.Say);
                if (prover.Ask(way) is Possible possible)
                {
                    ways.Add(new ChangedWay(was.Name, rule.Name, CaseOf(possible.Witness)));
                }
            }
        }

        return ways.Count == 0 ? [new ChangedWay("", "", CaseOf(first))] : ways.ToImmutable();
    }

    private static List<Decider> Deciders(Item item, ResultState state, PolicyModel model)
    {
        if (item.Rules is not { } block)
        {
            return [];
        }

        bool Gives(RuleResult result) => state.Kind == ResultKind.Value || (state.Kind == ResultKind.Option && result.Outcome >= 0 && model.Choices[item.ChoiceSet].Options[result.Outcome].Name == state.Value) || (state.Kind == ResultKind.Option && result.Then is not null);
        var rules = Enumerable.Range(0, block.Rules.Length).Where(rule => !block.Rules[rule].Advisory && block.Rules[rule].Status == RuleStatus.Live && Gives(block.Rules[rule].Result)).Select(rule => new Decider(block.Rules[rule].Id, one => Say.RuleDecides(one, rule))).ToList();
        if (block.Otherwise is { } otherwise && Gives(otherwise))
        {
            rules.Add(new Decider("otherwise", Say.NoRuleApplies));
        }

        return state.Kind is ResultKind.Value or ResultKind.Option ? rules : [new Decider("", _ => Say.Always)];
    }

    private IEnumerable<string> Figures(ChangeClass one)
    {
        var changed = now.Model.Parameters.Where(parameter => old.Model.Parameters.Any(other => PieceChanges.IsOtherFigure(other, parameter))).ToList();
        foreach (var figure in changed.Count > MostFigures ? [] : changed)
        {
            var was = old.Model.Parameters.First(other => other.Name == figure.Name);
            var model = now.Model with { Parameters = [.. now.Model.Parameters.Select(parameter => ReferenceEquals(parameter, figure) ? parameter with { Values = was.Values } : parameter)] };
            var reverted = JoinedPolicies.Of(old, new CompiledPolicy(model, new PolicyData(model), now.Code), match, hasSameScripts);
            if (new PolicyProver(reverted.Policy).IsImpossible(one.Of(reverted)))
            {
                yield return figure.Name;
            }
        }
    }

    private ChangedCase CaseOf(Witness witness) => new(witness.Day, joined.FactsFor(witness.Facts, witness.Day, false)!, joined.FactsFor(witness.Facts, witness.Day, true)!);

    private sealed record ItemState(ResultState State, Func<int, Statement> Say);

    private sealed record Decider(string Name, Func<int, Statement> Say);

    private sealed record ChangeClass(ResultPair Pair, ItemState Was, ItemState Now)
    {
        public ChangeSense Sense { get; init; }

        public Statement Of(JoinedPolicies both)
        {
            var sides = Sides.Linked(both) & Sides.On(both, false, Pair.Old, Was.Say) & Sides.On(both, true, Pair.New, Now.Say);
            return Was.State != Now.State ? sides : sides & Sides.Compared(both, Pair, Sense switch { ChangeSense.More => TermOperator.Less, ChangeSense.Less => TermOperator.Greater, ChangeSense.Other or _ => TermOperator.NotEqual });
        }
    }
}
