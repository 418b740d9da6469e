using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;
using PolicyEngine.Proof;
using PolicyEngine.Proof.Guarantees;

namespace PolicyEngine.Proving;

/// <summary>What came of a statement about a policy.</summary>
public sealed record StatementAnswer
{
    /// <summary>Whether it is proved, broken by a case, or not decided; <see langword="null"/> where it can't be read.</summary>
    public GuaranteeResult? Result { get; init; }

    /// <summary>The policy that was asked; <see langword="null"/> where the statement can't be read.</summary>
    public PolicyModel? Model { get; init; }

    /// <summary>The decision of the case that breaks it.</summary>
    public Decision? Decision { get; init; }

    /// <summary>Why it can't be read, with the place in what was typed.</summary>
    public ImmutableArray<PolicyDiagnostic> Diagnostics { get; init; } = [];
}

/// <summary>
/// Proves statements about a policy. A statement becomes one more guarantee of the policy and goes the way of all others: the same limits, compiler and evaluation, so that its condition means what it would mean there.
/// </summary>
public static class PolicyStatements
{
    /// <summary>Whether a text has the form of a statement: words with <c>never</c>, <c>always</c> or <c>never-faults</c>.</summary>
    /// <param name="policy">The policy as written.</param>
    /// <param name="statement">The text.</param>
    public static bool IsStatement(PolicySyntax policy, string statement)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(statement);
        return StatementText.Read(statement, policy) is not null;
    }

    /// <summary>Proves a statement, or finds a case that breaks it.</summary>
    /// <param name="policy">The policy as written; it was loaded without an error.</param>
    /// <param name="statement">The statement, for example <c>age &lt; 16 never granted</c>.</param>
    /// <param name="day">The only day to look at; <see langword="null"/> for all days in force.</param>
    /// <param name="cancellation">Gives up between stages.</param>
    /// <exception cref="ArgumentException">It is no statement; see <see cref="IsStatement"/>.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static StatementAnswer Prove(PolicySyntax policy, string statement, DateOnly? day = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(statement);
        var asked = StatementText.Read(statement, policy) ?? throw new ArgumentException("it says neither never nor always", nameof(statement));
        var loaded = PolicyLoader.Load([policy with { Guarantees = [asked], Lifecycle = null }], cancellation);
        if (loaded.Set is not { } set)
        {
            return new StatementAnswer { Diagnostics = [.. loaded.Diagnostics] };
        }

        var result = GuaranteeProof.Of(new PolicyProver(set.Policies[0].Compiled), set.Policies[0].Model.Guarantees[0], day);
        return new StatementAnswer
        {
            Result = result,
            Model = set.Policies[0].Model,
            Decision = result.Answer is Possible broken ? set.Policies[0].Decide(broken.Witness.Facts, broken.Witness.Day) : null,
        };
    }
}
