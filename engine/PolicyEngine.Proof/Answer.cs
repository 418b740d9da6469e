using System.Collections.Immutable;
using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.Proof;

/// <summary>What a <see cref="PolicyProver"/> says to a statement: <see cref="Impossible"/>, <see cref="Possible"/> or <see cref="NotDecided"/>.</summary>
public abstract record Answer
{
    private protected Answer()
    {
    }
}

/// <summary>
/// Proved: no case meets the statement on any day from the first to the last. Numbers without a range are taken to lie within a million million of zero, and dates without one in the years 1000 to 2999.
/// </summary>
/// <param name="First">The first day looked at.</param>
/// <param name="Last">The last day looked at: the policy's own, or some decades beyond the last date that it names.</param>
public sealed record Impossible(DateOnly First, DateOnly Last) : Answer
{
    /// <summary>What the proof takes for granted beyond that, in words that follow "assuming that": where facts without a range are linked with each other, how far they go. <see langword="null"/> for nothing.</summary>
    public string? Assuming { get; init; }
}

/// <summary>A case meets the statement, and the engine has decided it.</summary>
/// <param name="Witness">The case.</param>
public sealed record Possible(Witness Witness) : Answer;

/// <summary>Neither was found within the budget.</summary>
/// <param name="Reason">Why, in words that follow "not decided: ".</param>
public sealed record NotDecided(string Reason) : Answer;

/// <summary>A case that meets a statement. No fact in it can be left out.</summary>
/// <param name="Facts">What is known of the case.</param>
/// <param name="Day">The day of the decision.</param>
/// <param name="Given">The facts that are given, by their places, in asking order.</param>
public sealed record Witness(FactSet Facts, DateOnly Day, ImmutableArray<int> Given);

/// <summary>What is spent on an answer before it is given up. Counts, not seconds: the same policy has the same answers on every machine.</summary>
public sealed record ProofBudget
{
    /// <summary>The budget of a check.</summary>
    public static ProofBudget Default { get; } = new();

    /// <summary>How many nodes the decision diagram of a day may have.</summary>
    public int DiagramNodes { get; init; } = 200_000;

    /// <summary>How many cases are tried where only the engine can say what a script or a text function gives.</summary>
    public int Rounds { get; init; } = 50;

    /// <summary>How many cases of the solver are tried where it knows less than the engine.</summary>
    public int SolverRounds { get; init; } = 10;
}
