using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <summary>A policy with one small mistake put in.</summary>
/// <param name="Kind">The kind of mistake.</param>
/// <param name="Within">The piece it is in, for example <c>decision/rule</c>.</param>
/// <param name="What">The mistake in words, for example <c>`age >= 65` becomes `age > 65`</c>.</param>
/// <param name="Place">Where the changed text is written.</param>
/// <param name="Rests">Text that names what the piece rests on, for the search of a case.</param>
/// <param name="Make">Makes the policy with the mistake.</param>
public sealed record Mutant(MutationKind Kind, string Within, string What, SourceSpan Place, string Rests, Func<PolicySyntax> Make)
{
    /// <summary>For a mistake in a condition, the condition as written and with the mistake; <see langword="null"/> for others.</summary>
    public (TextSyntax Was, TextSyntax Now)? Condition { get; init; }

    /// <summary>For a mistake that is no code, as in a rule's dates, the same mistake in the policy as data; <see langword="null"/> for others.</summary>
    public Func<PolicyModel, PolicyModel>? Exchange { get; init; }
}

/// <summary>The kinds of mistake.</summary>
public enum MutationKind
{
    /// <summary>A comparison takes its edge in, or leaves it out, or is turned round.</summary>
    Comparison,

    /// <summary>A threshold is off by one unit.</summary>
    Threshold,

    /// <summary>A date is off by one day.</summary>
    Date,

    /// <summary>An exception no longer takes the place of its rule.</summary>
    Exception,

    /// <summary>A condition is left out.</summary>
    Condition,

    /// <summary>A condition is turned into its opposite.</summary>
    Negation,

    /// <summary>Another result.</summary>
    Result,
}
