using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>Finds the smallest changes that give an outcome: every fact alone, then every two together.</summary>
internal sealed class NearestSearch
{
    private const int MostEvaluations = 60_000;
    private const int MostAnswers = 12;

    private readonly Decision decision;
    private readonly CaseRun record;
    private readonly FactShapes shapes;
    private readonly Wording words;
    private readonly Thresholds thresholds;
    private readonly int wanted;
    private readonly CancellationToken cancellation;
    private int evaluations;

    public NearestSearch(Decision decision, string outcome, CancellationToken cancellation)
    {
        this.decision = decision;
        this.cancellation = cancellation;
        record = decision.Record;
        shapes = FactShapes.Of(decision.Policy);
        words = new Wording(record);
        thresholds = new Thresholds(decision);
        var options = record.Model.Outcomes;
        wanted = options.Select((option, at) => (option, at)).First(pair => string.Equals(pair.option.Name, outcome, StringComparison.Ordinal)).at;
    }

    public IReadOnlyList<NearestChange> Find()
    {
        if (!decision.IsInForce)
        {
            return [];
        }

        var axes = shapes.Facts.Select((shape, place) => Candidates.Of(shape, place, record, thresholds)).ToArray();
        var single = Enumerable.Range(0, axes.Length).SelectMany(place => Alone(place, axes[place])).ToList();
        evaluations = 0;
        return single.Count > 0 ? single : [.. Pairs(axes).Take(MostAnswers)];
    }

    private IEnumerable<NearestChange> Alone(int place, Candidates axis)
    {
        foreach (var value in axis.Values)
        {
            if (Gives(record.Facts.With(place, value)))
            {
                // Of what lies in an order the nearest is enough; every option that gives it is worth knowing.
                yield return Change(Nearest(record.Facts, place, axis, value));
                if (axis.Order is not null)
                {
                    yield break;
                }
            }
        }
    }

    private IEnumerable<NearestChange> Pairs(Candidates[] axes)
    {
        for (var one = 0; one < axes.Length; one++)
        {
            for (var two = one + 1; two < axes.Length; two++)
            {
                if (Together(one, axes[one], two, axes[two]) is { } found)
                {
                    yield return found;
                }
            }
        }
    }

    private NearestChange? Together(int one, Candidates axisOne, int two, Candidates axisTwo)
    {
        foreach (var first in axisOne.Likeliest)
        {
            foreach (var second in axisTwo.Likeliest)
            {
                if (Gives(record.Facts.With(one, first).With(two, second)))
                {
                    var moved = Nearest(record.Facts.With(two, second), one, axisOne, first);
                    var other = Nearest(record.Facts.With(one, moved.Value), two, axisTwo, second);
                    return Change(moved, other);
                }
            }
        }

        return null;
    }

    private (int Place, object Value) Nearest(FactSet others, int place, Candidates axis, object value) =>
        (place, axis.Nearest(record.Facts.ValueOf(place), value, shapes.Facts[place], nearer => Gives(others.With(place, nearer))));

    private bool Gives(FactSet facts)
    {
        cancellation.ThrowIfCancellationRequested();
        if (++evaluations > MostEvaluations)
        {
            return false;
        }

        StepBudget.Reset(StepBudget.DefaultSteps);
        var run = new CaseRun(record.Plan, facts, record.AsOf);
        var outcome = record.Plan.Outcome!;
        return Decisions.AnswerChecks.Broken(run).IsEmpty && run.Resolve(outcome.Slot) == SlotState.Ready && (int)run.Frame.Get(outcome.Slot) == wanted;
    }

    private NearestChange Change(params (int Place, object Value)[] moves)
    {
        var facts = moves.Aggregate(record.Facts, (facts, move) => facts.With(move.Place, move.Value));
        return new NearestChange([.. moves.Select(Move)], Evaluator.Decide(record.Plan.Policy, facts, record.AsOf).Status);
    }

    private FactMove Move((int Place, object Value) move)
    {
        var fact = record.Model.Facts[move.Place];
        return new FactMove(
            fact.Name,
            record.Facts.ValueOf(move.Place) is { } now ? words.FactText(fact, now, true) : "",
            words.FactCanonical(fact, move.Value),
            words.FactText(fact, move.Value, true));
    }
}
