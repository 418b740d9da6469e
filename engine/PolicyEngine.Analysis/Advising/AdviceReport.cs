using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Advising;

/// <summary>What checks have to say of policies that can decide.</summary>
/// <param name="Findings">What is found, each cause with its symptoms under it.</param>
/// <param name="Accepted">What is found and accepted with a reason.</param>
/// <param name="Undecided">What could not be decided.</param>
public sealed record AdviceReport(ImmutableArray<PolicyDiagnostic> Findings, ImmutableArray<AcceptedFinding> Accepted, ImmutableArray<UndecidedQuestion> Undecided)
{
    /// <summary>Nothing looked at, nothing found.</summary>
    public static AdviceReport Empty { get; } = new([], [], []);
}

/// <summary>A finding that the author accepts.</summary>
/// <param name="Policy">The policy's id.</param>
/// <param name="Diagnostic">What is found.</param>
/// <param name="Reason">Why it is accepted.</param>
public sealed record AcceptedFinding(string Policy, PolicyDiagnostic Diagnostic, string Reason);

/// <summary>A check, for a list of them.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Descriptor">What it says.</param>
public sealed record CheckEntry(CheckKind Kind, DiagnosticDescriptor Descriptor);
