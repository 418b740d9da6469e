using Google.OrTools.Sat;
using Google.OrTools.Util;
using PolicyEngine.Proof.Solving;

namespace PolicyEngine.Proof.Solver;

/// <summary>The constraint solver of Google.OrTools, with one worker, a fixed seed and a budget of steps: the same problem has the same answer on every machine. The prover finds it by its name.</summary>
public sealed class SatSolver : IClaimSolver
{
    private const string Parameters = "num_workers:1,random_seed:1,max_deterministic_time:0.5";

    SolverAnswer IClaimSolver.Solve(ClaimProblem problem, SolverWish wish)
    {
        try
        {
            return Solve(problem, wish);
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException)
        {
            return new Unsolved("the solver does not run on this machine");
        }
    }

    private static SolverAnswer Solve(ClaimProblem problem, SolverWish wish)
    {
        var model = new SatModel(problem);
        model.Add(wish);
        var solver = new CpSolver { StringParameters = Parameters };
        return solver.Solve(model.Model) switch
        {
            CpSolverStatus.Infeasible => new Unsolvable(),
            CpSolverStatus.Optimal or CpSolverStatus.Feasible => model.Read(solver),
            CpSolverStatus.Unknown => new Unsolved("the solver's budget is spent"),
            CpSolverStatus.ModelInvalid or _ => new Unsolved("its figures are too large for the solver"),
        };
    }
}

/// <summary>A problem in the solver's own terms.</summary>
internal sealed class SatModel
{
    private readonly ClaimProblem problem;
    private readonly IntVar[] numbers;
    private readonly ILiteral[] nodes;

    public SatModel(ClaimProblem problem)
    {
        this.problem = problem;
        numbers = [.. problem.Numbers.Select(number => Model.NewIntVar(number.Low, number.High, number.Name))];
        nodes = new ILiteral[problem.Nodes.Length];
        for (var node = 0; node < nodes.Length; node++)
        {
            nodes[node] = Model.NewBoolVar("");
            Define(nodes[node], problem.Nodes[node]);
        }

        Model.AddBoolOr([nodes[0].Not()]);
        foreach (var clause in problem.Clauses)
        {
            Model.AddBoolOr(clause.Select(Literal));
        }

        foreach (var group in problem.Exclusive)
        {
            Model.AddAtMostOne(group.Select(Literal));
        }

        foreach (var product in problem.Products)
        {
            Model.AddMultiplicationEquality(numbers[product.Number], [numbers[product.One], numbers[product.Other]]);
        }

        Model.AddBoolOr([Literal(problem.Goal)]);
    }

    public CpModel Model { get; } = new();

    public void Add(SolverWish wish)
    {
        if (!wish.Holding.IsEmpty)
        {
            Model.AddBoolAnd(wish.Holding.Select(Literal));
        }

        foreach (var pin in wish.Pins)
        {
            Model.AddLinearConstraint(numbers[pin.Number], pin.Value, pin.Value);
        }

        if (wish.Near is { } near)
        {
            var distance = Model.NewIntVar(0, long.MaxValue / 4, "distance");
            Model.Add(distance >= numbers[near.Number] - near.Value);
            Model.Add(distance >= near.Value - numbers[near.Number]);
            Model.Minimize(distance);
        }
    }

    public Solved Read(CpSolver solver) => new([.. nodes.Select(solver.BooleanValue)], [.. numbers.Select(number => solver.Value(number))]);

    private ILiteral Literal(int literal) => (literal & 1) == 1 ? nodes[literal >> 1].Not() : nodes[literal >> 1];

    private void Define(ILiteral holds, ProblemNode node)
    {
        switch (node)
        {
            case AndNode and:
                var (left, right) = (Literal(and.Left), Literal(and.Right));
                Model.AddImplication(holds, left);
                Model.AddImplication(holds, right);
                Model.AddBoolOr([left.Not(), right.Not(), holds]);
                break;
            case SumNode sum:
                var total = LinearExpr.WeightedSum(sum.Parts.Select(part => numbers[part.Number]), sum.Parts.Select(part => part.Times));
                Model.Add(total <= sum.Limit).OnlyEnforceIf(holds);
                Model.Add(total >= sum.Limit + 1).OnlyEnforceIf(holds.Not());
                break;
            case RunsNode runs:
                var domain = Domain.FromIntervals([.. runs.Runs.Select(run => new[] { run.First, run.Last })]);
                Model.AddLinearExpressionInDomain(numbers[runs.Number], domain).OnlyEnforceIf(holds);
                Model.AddLinearExpressionInDomain(numbers[runs.Number], domain.Complement()).OnlyEnforceIf(holds.Not());
                break;
            default:
                break;
        }
    }
}
