using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Workbench;

/// <summary>The case that a session is about. Facts are kept as they were given, so that another version of the policy can read them again. Immutable.</summary>
public sealed class CaseAtHand
{
    private readonly Lazy<Decision> decision;

    private CaseAtHand(Policy policy, GivenFacts given, FactSet facts, DateOnly asOf)
    {
        (Policy, Given, Facts, AsOf) = (policy, given, facts, asOf);
        decision = new Lazy<Decision>(() => policy.Decide(facts, asOf));
    }

    /// <summary>The policy.</summary>
    public Policy Policy { get; }

    /// <summary>The facts as given.</summary>
    public GivenFacts Given { get; }

    /// <summary>The facts as the policy read them.</summary>
    public FactSet Facts { get; }

    /// <summary>The day of the decision.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Whether no fact is given or known to be unknown.</summary>
    public bool IsEmpty => Given.Facts.Entries.IsEmpty && Given.Unknown.IsEmpty;

    /// <summary>The decision, made when first asked for.</summary>
    public Decision Decision => decision.Value;

    /// <summary>A case of which nothing is known.</summary>
    public static CaseAtHand New(Policy policy, DateOnly asOf) => new(policy, FactEntries.Nothing, FactSet.Empty(policy.Model), asOf);

    /// <summary>The same facts on another day.</summary>
    public CaseAtHand On(DateOnly day) => new(Policy, Given, Facts, day);

    /// <summary>The case with other facts.</summary>
    /// <param name="given">All facts.</param>
    /// <param name="problems">What is wrong with them; the case is then <see langword="null"/>.</param>
    public CaseAtHand? With(GivenFacts given, out IReadOnlyList<PolicyDiagnostic> problems)
    {
        var reading = FactReader.Read(Policy.Model, given, AsOf);
        problems = reading.Diagnostics;
        if (reading.Facts is { } answers && AnswerDoor.Check(Policy.Compiled, answers, AsOf, given) is { IsEmpty: false } broken)
        {
            problems = broken;
            return null;
        }

        return reading.Facts is { } facts ? new CaseAtHand(Policy, given, facts, AsOf) : null;
    }

    /// <summary>The case with some facts changed.</summary>
    public CaseAtHand? With(IReadOnlyList<GivenEntry> set, IReadOnlyList<UnknownName> unknown, out IReadOnlyList<PolicyDiagnostic> problems) =>
        With(FactEntries.Merge(FactEntries.Without(Given, unknown.Select(name => name.Name).ToHashSet(StringComparer.Ordinal)), set, unknown), out problems);

    /// <summary>The case with facts taken out, as if they had not been asked.</summary>
    public CaseAtHand Without(params string[] names) => With(FactEntries.Without(Given, names.ToHashSet(StringComparer.Ordinal)), out _)!;

    /// <summary>The same case under another version of the policy, or another policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="refused">What is wrong with the facts that no longer fit; they are left out.</param>
    public CaseAtHand Under(Policy policy, out IReadOnlyList<PolicyDiagnostic> refused)
    {
        var problems = new List<PolicyDiagnostic>();
        var left = New(policy, AsOf);
        foreach (var entry in Given.Facts.Entries)
        {
            left = left.With([entry], [], out var found) ?? left;
            problems.AddRange(found);
        }

        foreach (var name in Given.Unknown)
        {
            left = left.With([], [name], out var found) ?? left;
            problems.AddRange(found);
        }

        refused = problems;
        return left;
    }
}
