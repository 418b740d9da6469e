using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Language.Syntax;

/// <summary>A file of cases.</summary>
/// <param name="File">The file.</param>
/// <param name="Policy">The policy's id.</param>
/// <param name="Cases">The cases.</param>
public sealed record CasesSyntax(SourceFile File, Written<string> Policy, ImmutableArray<CaseSyntax> Cases);

/// <summary>An example case with what is expected of it.</summary>
public sealed record CaseSyntax
{
    /// <summary>Its id.</summary>
    public required Written<string> Id { get; init; }

    /// <summary>Its words; empty when left out.</summary>
    public string Title { get; init; } = "";

    /// <summary>The date of the decision.</summary>
    public required Written<DateOnly> AsOf { get; init; }

    /// <summary>The facts, as given.</summary>
    public required GivenMap Facts { get; init; }

    /// <summary>Facts asked and not known.</summary>
    public ImmutableArray<Written<string>> Unknown { get; init; } = [];

    /// <summary>What is expected, by name: <c>status</c>, <c>outcome</c>, <c>fired</c>, <c>missing</c>, or an output, part or definition.</summary>
    public ImmutableArray<GivenEntry> Expect { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>Whether its decision is kept as a snapshot.</summary>
    public bool Snapshot { get; init; } = true;
}
