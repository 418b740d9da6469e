using System.Collections.Immutable;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Reasoning;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>Gathers reasons, advice, citations, signposts and the rules that fired, in the policy's order.</summary>
internal sealed class ReasonCollector(CaseRun run, Wording words)
{
    private readonly List<Reason> reasons = [];
    private readonly List<Reason> advisories = [];
    private readonly List<string> citations = [];
    private readonly List<string> signposts = [];
    private readonly List<string> fired = [];
    private readonly List<string> firedIds = [];

    public IReadOnlyList<Reason> Reasons => reasons;

    public IReadOnlyList<Reason> Advisories => advisories;

    public IReadOnlyList<string> Citations => citations;

    public IReadOnlyList<string> Signposts => signposts;

    public IReadOnlyList<string> Fired => fired;

    public IReadOnlyList<string> FiredIds => firedIds;

    public string Route { get; private set; } = "";

    public void Collect()
    {
        foreach (var item in run.Plan.Decided)
        {
            if (item.Block is { } block)
            {
                CollectRules(item, block);
            }
            else if (run.StateOf(item.Slot) == SlotState.Ready)
            {
                Say(reasons, item.Item.Name, item.Item.Because, item.Item.Cite);
            }
        }

        var scope = new ReasonScope(run);
        foreach (var item in run.Plan.Items.Where(item => run.StateOf(item.Slot) == SlotState.Ready && scope.Holds(item)))
        {
            CollectCriteria(item);
            CollectRow(item);
        }
    }

    /// <summary>Says which answer was given and does not apply, and why not.</summary>
    public void SetAside(FactUse fact, CaseRun information)
    {
        var place = Enumerable.Range(0, run.Model.Facts.Length).First(candidate => string.Equals(run.Model.Facts[candidate].Name, fact.Name, StringComparison.Ordinal));
        var model = run.Model.Facts[place];
        var why = new GroundsWalk(information).Node(run.Plan.FactOnlyIf[place], null);
        advisories.Add(new Reason(fact.Name, $"“{GroundWords.Name(model)}” was answered, and the answer is set aside, since the question does not apply.{string.Concat(why.Where(ground => !ground.Text.EndsWith(':')).Take(1).Select(ground => " " + ground.Text))}", model.Cite));
    }

    /// <summary>Says which fields of a list were given and do not apply.</summary>
    public void SetAside(Fact list, IEnumerable<(int Record, int Field)> fields)
    {
        foreach (var (record, place) in fields)
        {
            var field = list.Fields[place];
            var answered = FormattableString.Invariant($"“{GroundWords.Name(list)}”, record {record + 1}: “{GroundWords.Name(field)}” was answered");
            advisories.Add(new Reason(list.Name, $"{answered}, and the answer is set aside, since it does not apply to this record.", field.Cite.IsEmpty ? list.Cite : field.Cite));
        }
    }

    private void CollectRules(ItemPlan item, BlockPlan block)
    {
        var winners = RunQueries.Winners(run, item).ToHashSet();
        for (var place = 0; place < block.Block.Rules.Length; place++)
        {
            var rule = block.Block.Rules[place];
            var advises = rule.Advisory && run.StateOf(block, place) == RuleState.Fires;
            if (!advises && !winners.Contains(place))
            {
                continue;
            }

            fired.Add($"{item.BlockName}/{rule.Id}");
            firedIds.Add(rule.Id);
            Add(advises ? advisories : reasons, $"{item.BlockName}/{rule.Id}", rule.Result, !advises);
        }

        if (run.StateOf(item.Slot) != SlotState.Ready)
        {
            return;
        }

        var hit = run.HitOf(item);
        if (hit == block.Block.Rules.Length)
        {
            Add(reasons, $"{item.BlockName}/otherwise", block.Block.Otherwise!, true);
        }
        else if (hit == CaseRun.SeveralHits)
        {
            CollectSeveral(item, block);
        }
    }

    // Which of several rules gives the value is not known. None of them is said to be the reason.
    private void CollectSeveral(ItemPlan item, BlockPlan block)
    {
        var rules = block.Block.Rules;
        var possible = RunQueries.Possible(run, item).ToList();
        var text = $"The result is the same whether or not {string.Join(" or ", possible.Select(rule => $"“{GroundWords.Title(rules[rule])}”"))} applies.";
        var last = RunQueries.UnlessEarlier(run, item);
        if (last < 0 || rules[last].Result.Because.IsEmpty || !words.NotKnownIn(rules[last].Result.Because).IsEmpty)
        {
            reasons.Add(new Reason(item.BlockName, text, []));
            return;
        }

        var result = rules[last].Result;
        Say(reasons, item.BlockName, result.Because, result.Cite);
        reasons[^1] = reasons[^1] with { Text = $"{text} If {(possible.Count == 1 ? "it does not" : "none does")}, the reason is: {reasons[^1].Text}" };
        var candidates = possible.Append(last).Select(rule => rules[rule].Result.Route).Distinct(StringComparer.Ordinal).ToList();
        Route = Route.Length == 0 && candidates.Count == 1 ? candidates[0] : Route;
    }

    // A group that holds is explained by the criteria that hold, one that does not by those that do not.
    private void CollectCriteria(ItemPlan item)
    {
        var holds = item.Criteria.Length > 0 && run.Frame.Get(item.Slot) is true ? Truth.Yes : Truth.No;
        for (var i = 0; i < item.Criteria.Length; i++)
        {
            var criterion = item.Item.Criteria!.Criteria[i];
            var truth = run.TruthOf(item.Criteria[i]);
            if (truth == holds)
            {
                Say(reasons, $"{item.Item.Name}/{criterion.Id}", truth == Truth.Yes ? criterion.Because : criterion.Otherwise, criterion.Cite);
            }
        }
    }

    private void CollectRow(ItemPlan item)
    {
        if (item.Lookup is not { } lookup || run.HitOf(item) is not (>= 0 and var hit))
        {
            return;
        }

        var row = hit < lookup.Table.Rows.Length ? lookup.Table.Rows[hit] : lookup.Table.Otherwise!;
        var cite = row.Cite.IsEmpty ? lookup.Table.Cite : row.Cite;
        Say(reasons, $"{item.Item.Name}/{(hit < lookup.Table.Rows.Length ? row.Id : "otherwise")}", row.Because, cite);
    }

    private void Add(List<Reason> list, string source, RuleResult result, bool routes)
    {
        Say(list, source, result.Because, result.Cite);
        foreach (var signpost in result.Signpost.Where(signpost => !signposts.Contains(signpost, StringComparer.Ordinal)))
        {
            signposts.Add(signpost);
        }

        Route = routes && Route.Length == 0 ? result.Route : Route;
    }

    private void Say(List<Reason> list, string source, ReasonTemplate template, ImmutableArray<string> cite)
    {
        if (!template.IsEmpty)
        {
            list.Add(new Reason(source, words.Fill(template), cite) { NotKnown = words.NotKnownIn(template) });
        }

        foreach (var citation in cite.Where(citation => !citations.Contains(citation, StringComparer.Ordinal)))
        {
            citations.Add(citation);
        }
    }
}
