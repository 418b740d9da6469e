using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Runtime;

namespace PolicyEngine.Evaluation.Decisions;

/// <summary>Refuses answers that contradict each other where they come in, at the answer that is about them.</summary>
public static class AnswerDoor
{
    /// <summary>What is wrong with answers; nothing where they fit together as far as they are known.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="facts">The answers.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="given">Where the answers stand; the last of those that a check is about is shown.</param>
    public static ImmutableArray<PolicyDiagnostic> Check(CompiledPolicy policy, FactSet facts, DateOnly asOf, GivenFacts? given = null) =>
    [
        .. AnswerChecks.Of(policy, facts, asOf).Select(check => FactDiagnostics.Contradiction.At(PlaceOf(check, given), new PersonalValue(check.Says, $"the check `{check.Id}` does not hold"), TypeWords.Names(check.About), check.Id)),
    ];

    private static SourceSpan PlaceOf(BrokenCheck check, GivenFacts? given) =>
        given?.Facts.Entries.LastOrDefault(entry => check.About.Contains(entry.Name, StringComparer.Ordinal)) is { } entry ? entry.NameSpan : new SourceFile("", "").Span(0, 0);
}
