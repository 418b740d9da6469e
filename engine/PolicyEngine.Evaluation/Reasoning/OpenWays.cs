using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>Of an open decision: the question to ask next with where each answer leads, and what the others would settle. Each is found by deciding.</summary>
internal sealed class OpenWays(Decision decision)
{
    private const int MostOptions = 12;

    private readonly CaseRun record = decision.Record;
    private readonly FactShapes shapes = FactShapes.Of(decision.Policy);
    private readonly GroundWords words = new(decision.Policy);
    private readonly Thresholds thresholds = new(decision);

    /// <summary>The questions that were not asked and may still matter, in asking order.</summary>
    public static IEnumerable<MissingInput> Asked(Decision decision) => decision.Missing.Where(input => input.Kind == MissingKind.Fact && input.State == FactState.NotAsked);

    public NextQuestion? Next()
    {
        if (Asked(decision).FirstOrDefault() is not { } first)
        {
            return null;
        }

        var place = shapes.Places[first.Name];
        return new NextQuestion(first.Name, first.Question, [.. Answers(place).Select(answer => Lead(place, answer))]);
    }

    public ImmutableArray<OutcomeWays> Settles()
    {
        var outcome = record.Plan.Outcome!;
        var block = outcome.Block!;
        var options = record.Model.Choices[outcome.Item.ChoiceSet].Options;
        var singles = Asked(decision).Skip(1).SelectMany(Single).ToList();
        var reached = singles.Concat(Asked(decision).Take(1).SelectMany(Single)).ToList();
        var ways = ImmutableArray.CreateBuilder<OutcomeWays>();
        for (var option = 0; option < options.Length; option++)
        {
            var name = options[option].Name;
            var rules = RulesTo(block, option, name, reached);
            var told = singles.Where(way => string.Equals(way.Outcome, name, StringComparison.Ordinal)).Select(way => way.Text).Concat(rules).ToImmutableArray();
            if (told.Length > 0)
            {
                ways.Add(new OutcomeWays(name, options[option].Title, told, false));
            }
        }

        if (block.Block.Otherwise is { } otherwise)
        {
            ways.Add(new OutcomeWays(options[otherwise.Outcome].Name, options[otherwise.Outcome].Title, [], true));
        }

        return ways.ToImmutable();
    }

    // A rule to which one answer leads is told by that answer.
    private IEnumerable<string> RulesTo(BlockPlan block, int option, string outcome, List<Way> reached)
    {
        var rules = block.Block.Rules;
        return Enumerable.Range(0, rules.Length)
            .Where(place => !rules[place].Advisory && rules[place].Result.Outcome == option && record.StateOf(block, place) is RuleState.Possible or RuleState.Doubtful)
            .Select(place => (Rule: rules[place], Needs: Asked(decision).Where(input => input.Why.Contains($"decision/{rules[place].Id}", StringComparer.Ordinal)).ToList()))
            .Where(found => found.Needs.Count > 0 && !reached.Exists(way => string.Equals(way.Outcome, outcome, StringComparison.Ordinal) && found.Needs.Exists(input => string.Equals(input.Name, way.Fact, StringComparison.Ordinal))))
            .OrderBy(found => found.Needs.Count)
            .Select(found => $"“{GroundWords.Title(found.Rule)}”, with {GroundWords.Count(found.Needs.Count, "more answer", "more answers")}");
    }

    private IEnumerable<Way> Single(MissingInput input)
    {
        var place = shapes.Places[input.Name];
        var fact = record.Model.Facts[place];
        if (fact.Type is not (FactType.YesNo or FactType.Choice))
        {
            yield break;
        }

        foreach (var answer in Answers(place))
        {
            if (Outcome(place, answer.Value) is not (OutcomeAfter.Open or OutcomeAfter.Broken) and var settled)
            {
                yield return new Way(settled, GroundWords.Sentence(GroundWords.Said(GroundWords.Name(fact), answer.Shown)), fact.Name);
            }
        }
    }

    private List<Possible> Answers(int place)
    {
        var shape = shapes.Facts[place];
        var kind = new ValueKind(shape.Fact.Type, shape.Fact.ChoiceSet, shape.Fact.Unit);
        if (shape.Fact.Type == FactType.YesNo)
        {
            return [new Possible(true, "Yes"), new Possible(false, "No")];
        }

        if (shape.Choices is { } choices)
        {
            return choices.Options.Length > MostOptions ? [] : [.. Enumerable.Range(0, choices.Options.Length).Select(option => new Possible(option, words.Shown(option, kind)))];
        }

        if (ValueAxis.Of(shape, thresholds.Of(place)) is not { } axis)
        {
            return [];
        }

        var range = PlausibleRange.Of(shape, axis, null, decision.AsOf);
        object?[] figures = [.. thresholds.Of(place), .. thresholds.OfCase(place), decision.AsOf];
        var found = new Stretches<string>(axis, range, value => Outcome(place, value)).Find(null, figures.Select(axis.StepOf).OfType<long>());
        return found.Count > MostOptions ? [] : [.. found.Select(stretch => new Possible(axis.ValueAt(stretch.From), new StretchWords(words, axis, range).Of(stretch.From, stretch.To, kind)))];
    }

    private string Outcome(int place, object value) => OutcomeAfter.Of(record, shapes, decision.Facts, place, value);

    private AnswerLead Lead(int place, Possible answer)
    {
        var fact = record.Model.Facts[place];
        var text = words.Canonical(answer.Value, new ValueKind(fact.Type, fact.ChoiceSet, ""));
        var after = Evaluator.Decide(record.Plan.Policy, decision.Facts.With(place, answer.Value), decision.AsOf);
        if (after.Outcome is { } outcome)
        {
            return new AnswerLead(text, answer.Shown, outcome, after.OutcomeTitle!);
        }

        var left = Asked(after).Count();
        var open = after.Status == DecisionStatus.Faulted ? "the policy breaks" : left == 0 ? "no answer, and nothing is left to ask" : $"no answer yet, {GroundWords.Count(left, "question", "questions")} left";
        return new AnswerLead(text, answer.Shown, null, open);
    }

    private sealed record Possible(object Value, string Shown);

    private sealed record Way(string Outcome, string Text, string Fact);
}
