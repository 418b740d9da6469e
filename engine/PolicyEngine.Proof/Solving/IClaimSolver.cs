using System.Collections.Immutable;

namespace PolicyEngine.Proof.Solving;

/// <summary>Decides claims that link several numbers. The same problem has the same answer on every machine.</summary>
internal interface IClaimSolver
{
    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="wish">What must hold besides, and where a number should lie.</param>
    public SolverAnswer Solve(ClaimProblem problem, SolverWish wish);
}

/// <summary>What a solution must meet beside the problem.</summary>
/// <param name="Holding">Literals that hold.</param>
/// <param name="Pins">Numbers that lie within a run.</param>
/// <param name="Near">A number that shall be as near to a figure as it can; <see langword="null"/> for any.</param>
internal sealed record SolverWish(ImmutableArray<int> Holding, ImmutableArray<NumberPin> Pins, NumberPin? Near = null)
{
    public static SolverWish None { get; } = new([], []);
}

/// <summary>A number and where it lies.</summary>
internal readonly record struct NumberPin(int Number, long Value);

/// <summary>What a solver says.</summary>
internal abstract record SolverAnswer;

/// <summary>No numbers meet it.</summary>
internal sealed record Unsolvable : SolverAnswer;

/// <summary>These do.</summary>
/// <param name="Holds">Which nodes hold.</param>
/// <param name="Numbers">The numbers.</param>
internal sealed record Solved(ImmutableArray<bool> Holds, ImmutableArray<long> Numbers) : SolverAnswer
{
    public bool Meets(int literal) => Holds[literal >> 1] != ((literal & 1) == 1);
}

/// <summary>Neither was found.</summary>
/// <param name="Reason">Why, in words that follow "not decided: ".</param>
internal sealed record Unsolved(string Reason) : SolverAnswer;
