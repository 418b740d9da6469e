using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;
using PolicyEngine.Proof.Days;
using PolicyEngine.Proof.Diagrams;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Statements;
using PolicyEngine.Proof.Translation;
using PolicyEngine.Proof.Witnesses;
using PolicyEngine.Runtime;

namespace PolicyEngine.Proof;

/// <summary>
/// Answers questions about a policy: whether any case, on any day in force, meets a statement. The policy is translated once for each day that stands for others; a question is then a matter of microseconds.
/// Facts are complete: each fact that applies is given. Used by one thread.
/// </summary>
/// <example>
/// <code>
/// var prover = new PolicyProver(policy);
/// if (prover.Ask(Say.RuleHolds(item, rule)) is Impossible never) { … }
/// if (prover.Ask(Say.RuleFires(item, 0) &amp; Say.RuleFires(item, 1)) is Possible both) { … both.Witness … }
/// </code>
/// </example>
public sealed class PolicyProver
{
    private readonly ProofBudget budget;
    private readonly NodePlaces places;
    private readonly Lazy<IReadOnlyList<DayTranslation>> days;
    private readonly Dictionary<DayTranslation, Diagram> diagrams = [];

    /// <summary>Makes ready to ask. Nothing is translated before the first question.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="budget">What may be spent; <see cref="ProofBudget.Default"/> when left out.</param>
    public PolicyProver(CompiledPolicy policy, ProofBudget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Policy = policy;
        this.budget = budget ?? ProofBudget.Default;
        places = new NodePlaces(EvaluationPlan.Of(policy));
        days = new Lazy<IReadOnlyList<DayTranslation>>(() => DayWalk.Of(policy));
    }

    /// <summary>The policy.</summary>
    public CompiledPolicy Policy { get; }

    /// <summary>The days that stand for all, in order.</summary>
    public IReadOnlyList<DateOnly> Days => [.. days.Value.Select(day => day.Day)];

    /// <summary>Whether a case meets the statement on some day, with the case of the first day on which one does.</summary>
    public Answer Ask(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        NotDecided? open = null;
        foreach (var day in days.Value)
        {
            var answer = AskOn(statement, day);
            if (answer is Possible)
            {
                return answer;
            }

            open ??= answer as NotDecided;
        }

        return open ?? (Answer)new Impossible(Policy.Model.InForceFrom, DayWalk.LastDay(Policy.Model));
    }

    /// <summary>Whether a case meets the statement on one day. Any day may be asked of, in force or not.</summary>
    public Answer AskOn(Statement statement, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return AskOn(statement, On(day));
    }

    /// <summary>Whether the statement is proved impossible on all days. Quicker than <see cref="Ask"/>, which also makes a case.</summary>
    public bool IsImpossible(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return days.Value.All(day => IsImpossible(statement, day));
    }

    /// <summary>The facts, by their places, that a statement hangs on and whose range the policy leaves open at an end, so that one was taken; see <see cref="Impossible"/>.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="day">The only day to look at; <see langword="null"/> for all.</param>
    public IReadOnlyList<int> TakenRanges(Statement statement, DateOnly? day = null)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var looked = day is { } only ? [On(only)] : days.Value;
        var axes = looked.SelectMany(one => one.Graph.AxesOf(statement.On(one)));
        var facts = axes.SelectMany(axis => axis.Form?.Parts.Select(part => part.Input).OfType<AxisInput>().Select(input => input.Axis) ?? [axis]).Where(axis => axis.IsOrdered && axis.Fact >= 0).Select(axis => axis.Fact);
        return [.. facts.Distinct().Where(fact => HasOpenRange(Policy.Model.Facts[fact])).Order()];
    }

    private static bool HasOpenRange(Fact fact) => fact.Type != FactType.Time && ((fact.Minimum is null && !fact.FromAsOf) || (fact.Maximum is null && !fact.UntilAsOf));

    private DayTranslation On(DateOnly day) => days.Value.FirstOrDefault(known => known.Day == day) ?? new DayTranslation(Policy, day);

    /// <summary>Whether a case meets a statement, by the engine's own run.</summary>
    public bool Holds(Statement statement, Witness witness)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(witness);
        return statement.Holds(new ReplayRun(Policy, places, witness.Facts, witness.Day));
    }

    private Answer AskOn(Statement statement, DayTranslation day)
    {
        var edge = EdgeOf(day, statement, out var diagram);
        if (edge == Diagram.Never)
        {
            return new Impossible(day.Day, day.Day);
        }

        if (edge == Diagram.Spent)
        {
            return new NotDecided(FormattableString.Invariant($"its decision diagram has more than {budget.DiagramNodes} nodes"));
        }

        var finder = new WitnessFinder(day, diagram, places, statement);
        return finder.Find(edge, budget.Rounds) is { } witness ? new Possible(witness)
            : finder.IsProved ? new Impossible(day.Day, day.Day)
            : new NotDecided(Why(diagram, edge));
    }

    // Where facts are linked, the diagram allows more than there is.
    private bool IsImpossible(Statement statement, DayTranslation day)
    {
        var edge = EdgeOf(day, statement, out var diagram);
        if (edge is Diagram.Never or Diagram.Spent || diagram.Support(edge).All(axis => axis.Form is null))
        {
            return edge == Diagram.Never;
        }

        var finder = new WitnessFinder(day, diagram, places, statement);
        return finder.Find(edge, budget.Rounds) is null && finder.IsProved;
    }

    private static string Why(Diagram diagram, int edge)
    {
        var support = diagram.Support(edge);
        return support.Any(axis => axis.IsFree) ? "it hangs on a script, a list or a text that only the engine can look into"
            : support.Any(axis => axis.Form is not null) ? "it compares several facts with each other"
            : "no case was found";
    }

    private int EdgeOf(DayTranslation day, Statement statement, out Diagram diagram)
    {
        var claim = statement.On(day);
        if (!diagrams.TryGetValue(day, out diagram!) || diagram.AtomCount != day.Graph.AtomCount || diagram.Count > budget.DiagramNodes)
        {
            diagram = new Diagram(day.Graph, budget.DiagramNodes);
            diagrams[day] = diagram;
        }

        return claim.IsNo ? Diagram.Never : diagram.Of(claim);
    }
}
