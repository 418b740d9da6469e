using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Days;
using PolicyEngine.Proof.Diagrams;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Solving;
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
    private const string CutShort = "the policy changes on more days than are looked at";

    private readonly ProofBudget budget;
    private readonly NodePlaces places;
    private readonly LinkedAnswers linked;
    private readonly List<Statement> asked = [];
    private readonly Dictionary<DayTranslation, Diagram> diagrams = [];
    private readonly Dictionary<(DayTranslation Day, Claim Claim), Answer> solved = [];
    private readonly bool isOfAllAnswers;
    private readonly NotDecided? tooLarge;
    private DaySpan? span;

    /// <summary>Makes ready to ask. Nothing is translated before the first question.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="budget">What may be spent; <see cref="ProofBudget.Default"/> when left out.</param>
    /// <param name="isOfAllAnswers">Whether answers that the policy's own checks refuse are looked at too: for questions about those checks.</param>
    public PolicyProver(CompiledPolicy policy, ProofBudget? budget = null, bool isOfAllAnswers = false)
    {
        this.isOfAllAnswers = isOfAllAnswers;
        tooLarge = policy.Model.Items.FirstOrDefault(item => item.Lookup is { IsLarge: true }) is { Lookup.Rows.Length: var rows } large
            ? new NotDecided(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the table `{large.Name}` has {rows:N0} rows from a file, which are not gone through"))
            : null;
        ArgumentNullException.ThrowIfNull(policy);
        Policy = policy;
        this.budget = budget ?? ProofBudget.Default;
        places = new NodePlaces(EvaluationPlan.Of(policy));
        linked = new LinkedAnswers(policy, places, this.budget);
    }

    /// <summary>The policy.</summary>
    public CompiledPolicy Policy { get; }

    /// <summary>The days that stand for all, in order.</summary>
    public IReadOnlyList<DateOnly> Days => [.. Span.Days.Select(day => day.Day)];

    /// <summary>How many questions went to the solver; answers that were kept are not counted.</summary>
    internal int SolverQuestions { get; private set; }

    private DaySpan Span => span ??= DayWalk.Of(Policy, asked);

    /// <summary>Whether a case meets the statement on some day, with the case of the first day on which one does.</summary>
    public Answer Ask(Statement statement) => Ask(statement, isCaseWanted: true);

    /// <summary>Whether a case meets the statement on one day. Any day may be asked of, in force or not.</summary>
    public Answer AskOn(Statement statement, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (tooLarge is not null)
        {
            return tooLarge;
        }

        return AskOn(OfValidAnswers(statement), On(day), isAnyDay: false, isCaseWanted: true);
    }

    /// <summary>Whether the statement is proved impossible on all days. Quicker than <see cref="Ask(Statement)"/>, which also makes a case.</summary>
    public bool IsImpossible(Statement statement) => Ask(statement, isCaseWanted: false) is Impossible;

    /// <summary>Whether the statement is proved impossible on all days, and where it is not, whether that is for want of an answer.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="open">Why it is not known; <see langword="null"/> where it is proved, or a case meets it.</param>
    public bool IsImpossible(Statement statement, out NotDecided? open)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (tooLarge is not null)
        {
            open = tooLarge;
            return false;
        }

        statement = OfValidAnswers(statement);
        Widen(statement);
        open = Span.IsCutShort ? new NotDecided(CutShort) : null;
        foreach (var day in Span.Days)
        {
            var edge = EdgeOf(day, statement, out var diagram);
            if (edge == Diagram.Never)
            {
                continue;
            }

            var answer = edge != Diagram.Spent && diagram.Support(edge).All(axis => axis.Fact >= 0) ? null : AskOn(statement, day, isAnyDay: true, isCaseWanted: true);
            if (answer is null or Possible)
            {
                open = null;
                return false;
            }

            open ??= answer as NotDecided;
        }

        return open is null;
    }

    /// <summary>The facts, by their places, that a statement hangs on and whose range the policy leaves open at an end, so that one was taken; see <see cref="Impossible"/>.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="day">The only day to look at; <see langword="null"/> for all.</param>
    public IReadOnlyList<int> TakenRanges(Statement statement, DateOnly? day = null)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (tooLarge is not null)
        {
            return [];
        }

        statement = OfValidAnswers(statement);
        var looked = day is { } only ? [On(only)] : Span.Days;
        var axes = looked.SelectMany(one => one.Graph.AxesOf(statement.On(one)));
        var facts = axes.SelectMany(Inputs).Where(axis => axis.IsOrdered && axis.Fact >= 0).Select(axis => axis.Fact);
        return [.. facts.Distinct().Where(fact => HasOpenRange(Policy.Model.Facts[fact])).Order()];
    }

    // Answers that contradict each other are no case, as those outside a range are none.
    private Statement OfValidAnswers(Statement statement) =>
        isOfAllAnswers ? statement : Policy.Model.Valid.Aggregate(statement, (all, check) => all & Say.Passes(check.Item, Policy.Model));

    // The axes of facts that an axis comes from, or the axis itself.
    private static IEnumerable<Axis> Inputs(Axis axis) => axis.Form is { } form ? form.Parts.Select(part => part.Input).OfType<AxisInput>().SelectMany(input => Inputs(input.Axis))
        : axis.Derives is { } derivation ? [derivation.One.Axis, derivation.Other.Axis]
        : [axis];

    private static bool HasOpenRange(Fact fact) => fact.Type != FactType.Time && ((fact.Minimum is null && !fact.FromAsOf) || (fact.Maximum is null && !fact.UntilAsOf));

    private DayTranslation On(DateOnly day) => Span.Days.FirstOrDefault(known => known.Day == day) ?? new DayTranslation(Policy, day);

    /// <summary>Whether a case meets a statement, by the engine's own run.</summary>
    public bool Holds(Statement statement, Witness witness)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(witness);
        return statement.Holds(new ReplayRun(Policy, places, witness.Facts, witness.Day));
    }

    private Answer Ask(Statement statement, bool isCaseWanted)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (tooLarge is not null)
        {
            return tooLarge;
        }

        statement = OfValidAnswers(statement);
        Widen(statement);
        NotDecided? open = null;
        var assuming = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var day in Span.Days)
        {
            switch (AskOn(statement, day, isAnyDay: true, isCaseWanted))
            {
                case Possible possible:
                    return possible;
                case NotDecided undecided when !isCaseWanted:
                    return undecided;
                case NotDecided undecided:
                    open ??= undecided;
                    break;
                case Impossible { Assuming: { } words }:
                    assuming.Add(words);
                    break;
                default:
                    break;
            }
        }

        return open
            ?? (Span.IsCutShort ? new NotDecided(CutShort)
            : (Answer)new Impossible(Policy.Model.InForceFrom, DayWalk.LastDay(Policy.Model)) { Assuming = assuming.Count == 0 ? null : string.Join(" and ", assuming) });
    }

    // What is asked may have limits of its own, which move with the day or meet some that do: then other days stand for all.
    private void Widen(Statement statement)
    {
        foreach (var day in Span.Days)
        {
            day.Observations.HaveGrown(day.Day);
            statement.On(day);
            if (day.Observations.HaveGrown(day.Day))
            {
                asked.Add(statement);
                span = null;
                diagrams.Clear();
                solved.Clear();
                return;
            }
        }
    }

    private Answer AskOn(Statement statement, DayTranslation day, bool isAnyDay, bool isCaseWanted)
    {
        var edge = EdgeOf(day, statement, out var diagram);
        if (edge == Diagram.Never)
        {
            return new Impossible(day.Day, day.Day);
        }

        var support = edge == Diagram.Spent ? [] : diagram.Support(edge);
        if (edge == Diagram.Spent || support.Any(axis => axis.Derives is not null))
        {
            return Solve(statement, day, isAnyDay, isCaseWanted);
        }

        var isLinked = support.Any(axis => axis.Form is not null);
        if (!isLinked && !isCaseWanted)
        {
            return new NotDecided(Why(support));
        }

        var finder = new WitnessFinder(day, places, statement);
        return finder.Find(diagram, edge, isLinked ? budget.SolverRounds : budget.Rounds) is { } witness ? new Possible(witness)
            : finder.IsProved ? new Impossible(day.Day, day.Day)
            : isLinked ? Solve(statement, day, isAnyDay, isCaseWanted)
            : new NotDecided(Why(support));
    }

    private Answer Solve(Statement statement, DayTranslation day, bool isAnyDay, bool isCaseWanted)
    {
        var key = (day, statement.On(day));
        if (solved.TryGetValue(key, out var known) && (!isCaseWanted || known is not NotDecided))
        {
            return known;
        }

        SolverQuestions++;
        var answer = linked.Find(day, statement, isAnyDay, isCaseWanted);
        if (isAnyDay)
        {
            solved[key] = answer;
        }

        return answer;
    }

    private static string Why(IReadOnlyList<Axis> support) =>
        support.Any(axis => axis.IsFree) ? LinkedAnswers.Opaque
        : support.Any(axis => axis.IsLinked) ? "it compares several facts with each other"
        : "no case was found";

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
