using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using PolicyEngine.Bulk.Deciding;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;

namespace PolicyEngine.Bulk;

/// <summary>Compares two decided blocks row by row.</summary>
internal sealed class ImpactComparing(ImmutableArray<Policy> policies, ImmutableHashSet<string> wanted, int weight, int[] by)
{
    private const int MostExamples = 10;
    private readonly (int Old, int New, bool IsMoney)[] outputs = Outputs(policies[0].Model, policies[1].Model);
    private readonly string[] names = [.. AnswerColumn.Of(policies[0].Model).Select(answer => answer.Name)];

    /// <summary>Looks at a block.</summary>
    public ImpactPart Look(RowBlock[] blocks)
    {
        var part = new ImpactPart();
        var (old, now) = (blocks[0], blocks[1]);
        for (var row = 0; row < old.Count; row++)
        {
            if (old.Statuses[row] != RowStatus.Refused)
            {
                Row(part, old, now, row);
            }
        }

        return part;
    }

    private void Row(ImpactPart part, RowBlock old, RowBlock now, int row)
    {
        if (WeightOf(old, row) is not { } each)
        {
            part.Bad(old.Places[row]);
            return;
        }

        var (money, differs) = (0m, false);
        foreach (var (one, other, isMoney) in outputs)
        {
            var (left, right) = (old.Answers[one], now.Answers[other]);
            if (isMoney)
            {
                var (was, will) = (Amount(left, row), Amount(right, row));
                part.Money(names[one], each * was, each * will);
                money += will - was;
            }

            differs |= left.States[row] != right.States[row] || (left.States[row] == AnswerState.Given && !left.IsSame(right, row));
        }

        var (before, after) = (Outcome(old, row), Outcome(now, row));
        var kind = Kind(old.Statuses[row], now.Statuses[row], before, after, money, differs);
        part.Class(kind, before, after, each, kind is ImpactKind.Opens or ImpactKind.Settles or ImpactKind.Breaks ? 0 : each * money);
        if (by.Length > 0)
        {
            part.Group(string.Join(" / ", by.Select(column => Encoding.UTF8.GetString(old.Kept[column].At(row)))), kind, each, each * money);
        }

        if (kind is ImpactKind.Gains or ImpactKind.Loses or ImpactKind.Changes && money != 0)
        {
            part.Delta(money, each);
        }

        if (kind != ImpactKind.Same)
        {
            Explain(part, old, now, row, kind, each);
        }
    }

    private void Explain(ImpactPart part, RowBlock old, RowBlock now, int row, ImpactKind kind, decimal each)
    {
        var (was, will) = (BlockDecider.ExplainedBy(policies[0].Compiled, old, row), BlockDecider.ExplainedBy(policies[1].Compiled, now, row));
        part.Cause(kind, Cause(was, will), each);
        var facts = old.Facts.Count(fact => fact.States[row] == 2);
        if (part.Wants(kind, facts, MostExamples))
        {
            part.Example(new ImpactExample(kind, old.Places[row], facts, Why(was), Why(will)), MostExamples);
        }
    }

    private static string Cause(Decision was, Decision will)
    {
        var figures = was.ParametersUsed.Join(will.ParametersUsed, one => (one.Name, one.Key), other => (other.Name, other.Key), (one, other) => (one, other))
            .Where(pair => pair.one.Text != pair.other.Text).Select(pair => $"{pair.one.Name} {pair.one.Text} → {pair.other.Text}").ToArray();
        var (left, right) = (Rule(was), Rule(will));
        var rules = left == right ? left : $"{left} → {right}";
        return figures.Length == 0 ? rules : $"{string.Join(", ", figures)} ({rules})";
    }

    private static string Rule(Decision decision) => decision.Status == DecisionStatus.Undetermined && decision.Missing is [var missing, ..] ? $"{missing.Name} is missing"
        : decision.Fired.FirstOrDefault(fired => fired.StartsWith("decision/", StringComparison.Ordinal))?[9..] ?? "otherwise";

    private static string Why(Decision decision) => $"{decision.OutcomeTitle ?? "not determined"}: {(decision.Reasons is [var reason, ..] ? reason.Text : decision.Missing is [var missing, ..] ? missing.Message : "")}";

    private ImpactKind Kind(RowStatus old, RowStatus now, string before, string after, decimal money, bool differs) => (old, now) switch
    {
        (RowStatus.Faulted, _) or (_, RowStatus.Faulted) => ImpactKind.Breaks,
        (RowStatus.Determined, RowStatus.Undetermined) => ImpactKind.Opens,
        (RowStatus.Undetermined, RowStatus.Determined) => ImpactKind.Settles,
        (RowStatus.Undetermined, RowStatus.Undetermined) => before != after && before != "?" && after != "?" ? Moved(before, after, 0) : ImpactKind.Same,
        _ => before != after ? Moved(before, after, money) : money > 0 ? ImpactKind.Gains : money < 0 ? ImpactKind.Loses : differs ? ImpactKind.Changes : ImpactKind.Same,
    };

    private ImpactKind Moved(string before, string after, decimal money) => (wanted.Contains(before), wanted.Contains(after)) switch
    {
        (false, true) => ImpactKind.Gains,
        (true, false) => ImpactKind.Loses,
        _ => money > 0 ? ImpactKind.Gains : money < 0 ? ImpactKind.Loses : ImpactKind.Changes,
    };

    private decimal? WeightOf(RowBlock block, int row)
    {
        if (weight < 0)
        {
            return 1;
        }

        var text = block.Kept[weight].At(row);
        return Utf8Parser.TryParse(text, out decimal each, out var used) && used == text.Length && each > 0 ? each : null;
    }

    private static string Outcome(RowBlock block, int row) =>
        block.Answers[0] is AnswerColumn<int> { Choices: { } choices } answer && answer.States[row] == AnswerState.Given ? choices.Options[answer.Values[row]].Name : "?";

    private static decimal Amount(AnswerColumn answer, int row) => answer is AnswerColumn<decimal> money && answer.States[row] == AnswerState.Given ? money.Values[row] : 0;

    private static (int, int, bool)[] Outputs(PolicyModel old, PolicyModel now)
    {
        var others = AnswerColumn.Of(now).ToList();
        return [.. AnswerColumn.Of(old).Select((answer, place) => (Answer: answer, Old: place, New: others.FindIndex(other => other.Name == answer.Name && other.Item.Type == answer.Item.Type)))
            .Where(pair => pair.New >= 0 && pair.Answer.Item.Kind != ItemKind.Outcome).Select(pair => (pair.Old, pair.New, pair.Answer.Item.Type == FactType.Money))];
    }
}
