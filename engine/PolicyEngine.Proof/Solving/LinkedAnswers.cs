using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Statements;
using PolicyEngine.Proof.Translation;
using PolicyEngine.Proof.Witnesses;
using PolicyEngine.Runtime;

namespace PolicyEngine.Proof.Solving;

/// <summary>
/// Answers by the solver what links several facts, or is too large for a diagram. A case is made readable here, class by class and value by value, and not by the solver, so that it stays the same from version to version of it.
/// </summary>
internal sealed class LinkedAnswers(CompiledPolicy policy, NodePlaces places, ProofBudget budget)
{
    /// <summary>What is said where only the engine can tell.</summary>
    public const string Opaque = "it hangs on a script, a list or a text that only the engine can look into";

    private const string None = "it links several facts, and the solver is not installed";
    private const string TooLarge = "its figures are too large, or change too much from day to day";

    /// <summary>The answer for a day, and where <paramref name="isAnyDay"/> for all days that this one stands for.</summary>
    public Answer Find(DayTranslation day, Statement statement, bool isAnyDay, bool isCaseWanted)
    {
        if (ClaimSolvers.Beside is not { } solver)
        {
            return new NotDecided(None);
        }

        try
        {
            return Find(solver, day, statement, isAnyDay, isCaseWanted);
        }
        catch (OverflowException)
        {
            return new NotDecided(TooLarge);
        }
    }

    private Answer Find(IClaimSolver solver, DayTranslation day, Statement statement, bool isAnyDay, bool isCaseWanted)
    {
        var claim = statement.On(day);
        var (question, answer) = Solve(solver, day, claim, false);
        if (answer is Unsolvable && isAnyDay && question.Moves)
        {
            (question, answer) = Solve(solver, day, claim, true);
            if (answer is Solved solved && question.AsOf >= 0)
            {
                var other = new DayTranslation(policy, DateOnly.FromDayNumber((int)solved.Numbers[question.AsOf]));
                return isCaseWanted ? Find(solver, other, statement, false, true) is Possible found ? found : NoCase(question) : NoCase(question);
            }
        }

        return answer switch
        {
            Unsolvable => new Impossible(day.Day, day.Day) { Assuming = question.Assuming },
            Solved or Unsolved when question.Limits.Keys.Any(axis => axis is { IsFree: true, Follows: null }) => new NotDecided(Opaque),
            Solved first when isCaseWanted => Case(solver, day, statement, question, first) is { } witness ? new Possible(witness) : NoCase(question),
            Unsolved open => new NotDecided(open.Reason),
            _ => NoCase(question),
        };
    }

    // Coarse steps are quick, and enough for most.
    private static (LinkedQuestion Question, SolverAnswer Answer) Solve(IClaimSolver solver, DayTranslation day, Claim claim, bool isAnyDay)
    {
        var coarse = ProblemBuilder.Of(day, claim, isAnyDay, isCoarse: true);
        var answer = solver.Solve(coarse.Problem, SolverWish.None);
        if (answer is Solved || (answer is Unsolvable && coarse.IsExact))
        {
            return (coarse, answer);
        }

        var fine = ProblemBuilder.Of(day, claim, isAnyDay, isCoarse: false);
        return (fine, solver.Solve(fine.Problem, SolverWish.None));
    }

    private static NotDecided NoCase(LinkedQuestion question) => new(question.Limits.Keys.Any(axis => axis.IsFree) ? Opaque : "no case was found that the engine bears out");

    // A case that the engine does not bear out is left out, and another one asked for.
    private Witness? Case(IClaimSolver solver, DayTranslation day, Statement statement, LinkedQuestion question, Solved? solved)
    {
        var finder = new WitnessFinder(day, places, statement);
        for (var round = 0; round < budget.SolverRounds && solved is not null; round++)
        {
            var nicest = new NicestCase(solver, day, question, solved);
            if (finder.Case(nicest.Classes, nicest.Positions) is { } witness)
            {
                return witness;
            }

            var problem = question.Problem with { Clauses = question.Problem.Clauses.Add([.. nicest.Chosen.SelectMany(question.Literals).Select(literal => literal ^ 1)]) };
            question = question.With(problem);
            solved = solver.Solve(problem, SolverWish.None) as Solved;
        }

        return null;
    }
}

/// <summary>Goes from a solution to the one that people would choose: the nicest class of each fact in asking order, then the nicest value of what is linked.</summary>
internal sealed class NicestCase
{
    private readonly IClaimSolver solver;
    private readonly LinkedQuestion question;
    private readonly List<int> holding = [];
    private readonly List<NumberPin> pins = [];
    private Solved solved;

    public NicestCase(IClaimSolver solver, DayTranslation day, LinkedQuestion question, Solved solved)
    {
        this.solver = solver;
        this.question = question;
        this.solved = solved;
        foreach (var axis in Order(question.Limits.Keys))
        {
            Chosen.Add(Choose(axis));
        }

        Classes = Chosen.ToDictionary(one => one.Axis);
        Positions = Nice(day);
        foreach (var (axis, number) in Order(question.Numbers.Keys).Select(axis => (axis, question.Numbers[axis])))
        {
            if (axis is { Fact: >= 0, Input: AxisInput input })
            {
                var range = Classes.GetValueOrDefault(axis, new AxisClass(axis, axis.Low, axis.High));
                Positions[axis] = Value(number, NiceValues.Of(input, range.Low, range.High, day.Day).First());
                Classes[axis] = new AxisClass(axis, Positions[axis], Positions[axis]);
            }
        }

        Dictionary<Axis, Int128> Nice(DayTranslation translation)
        {
            var positions = new Dictionary<Axis, Int128>();
            foreach (var axis in translation.Graph.Axes.Where(axis => axis is { IsOrdered: true, Input: AxisInput }))
            {
                var range = Classes.GetValueOrDefault(axis, new AxisClass(axis, axis.Low, axis.High));
                positions.Add(axis, NiceValues.Of((AxisInput)axis.Input!, range.Low, range.High, translation.Day).First());
            }

            return positions;
        }
    }

    /// <summary>The classes that were chosen, one for each axis that the claim speaks of.</summary>
    public List<AxisClass> Chosen { get; } = [];

    /// <summary>Where the case lies.</summary>
    public Dictionary<Axis, AxisClass> Classes { get; }

    /// <summary>The positions of what has an order.</summary>
    public Dictionary<Axis, Int128> Positions { get; }

    private static IEnumerable<Axis> Order(IEnumerable<Axis> axes) => axes.OrderBy(axis => axis.Fact < 0 ? int.MaxValue : axis.Fact).ThenBy(axis => axis.Id);

    private AxisClass Choose(Axis axis)
    {
        foreach (var one in question.ClassesOf(axis))
        {
            int[] literals = [.. question.Literals(one)];
            if (Array.TrueForAll(literals, solved.Meets) || Try(new SolverWish([.. holding, .. literals], [.. pins])))
            {
                holding.AddRange(literals);
                return one;
            }
        }

        throw new InvalidOperationException("a solution lies in no class");
    }

    private Int128 Value(ScaledNumber number, Int128 nice)
    {
        var wanted = (long)Int128.Clamp(nice / number.Times, long.MinValue / 4, long.MaxValue / 4);
        if (solved.Numbers[number.Number] != wanted && !Try(new SolverWish([.. holding], [.. pins, new NumberPin(number.Number, wanted)])))
        {
            Try(new SolverWish([.. holding], [.. pins], new NumberPin(number.Number, wanted)));
        }

        pins.Add(new NumberPin(number.Number, solved.Numbers[number.Number]));
        return solved.Numbers[number.Number] * number.Times;
    }

    private bool Try(SolverWish wish)
    {
        if (solver.Solve(question.Problem, wish) is not Solved better)
        {
            return false;
        }

        solved = better;
        return true;
    }
}
