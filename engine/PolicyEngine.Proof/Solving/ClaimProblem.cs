using System.Collections.Immutable;

namespace PolicyEngine.Proof.Solving;

/// <summary>
/// A claim in whole numbers, with nothing of policies left in it: what a solver is given. A literal is a node's place doubled, plus one where its opposite is meant; node 0 is what never holds, so that literal 1 always does.
/// A node comes after what it is made of.
/// </summary>
internal sealed record ClaimProblem
{
    public const int Yes = 1;

    /// <summary>The numbers.</summary>
    public required ImmutableArray<ProblemNumber> Numbers { get; init; }

    /// <summary>The nodes; the first one never holds.</summary>
    public required ImmutableArray<ProblemNode> Nodes { get; init; }

    /// <summary>Literals of which at least one holds.</summary>
    public required ImmutableArray<ImmutableArray<int>> Clauses { get; init; }

    /// <summary>Literals of which at most one holds.</summary>
    public required ImmutableArray<ImmutableArray<int>> Exclusive { get; init; }

    /// <summary>Numbers that are others multiplied.</summary>
    public required ImmutableArray<ProblemProduct> Products { get; init; }

    /// <summary>The literal of the claim.</summary>
    public required int Goal { get; init; }
}

/// <summary>A whole number between two, both included.</summary>
internal sealed record ProblemNumber(string Name, long Low, long High);

/// <summary>A number that is two others multiplied.</summary>
internal readonly record struct ProblemProduct(int Number, int One, int Other);

/// <summary>A number so many times.</summary>
internal readonly record struct ProblemPart(int Number, long Times);

/// <summary>A run of whole numbers, both ends included.</summary>
internal readonly record struct Run(long First, long Last);

/// <summary>Something that holds or not.</summary>
internal abstract record ProblemNode;

/// <summary>It may hold or not.</summary>
internal sealed record FreeNode : ProblemNode;

/// <summary>Two literals both hold.</summary>
internal sealed record AndNode(int Left, int Right) : ProblemNode;

/// <summary>A sum is at most a limit.</summary>
internal sealed record SumNode(ImmutableArray<ProblemPart> Parts, long Limit) : ProblemNode;

/// <summary>A number lies in one of several runs.</summary>
internal sealed record RunsNode(int Number, ImmutableArray<Run> Runs) : ProblemNode;
