using System.Collections.Immutable;
using PolicyEngine.Analysis.Rules;
using PolicyEngine.Analysis.Rules.Lifecycles;

namespace PolicyEngine.Analysis.Advising;

/// <summary>Every check there is.</summary>
internal static class CheckCatalogue
{
    /// <summary>Checks before emission: an error of one stops the policy.</summary>
    public static ImmutableArray<ModelRule> BeforeEmission { get; } =
    [
        new OverlappingRowsRule(),
        new OverlappingGuardsRule(),
        new FinalStateRule(),
        new AmountRule(),
    ];

    /// <summary>Checks of policies that can decide.</summary>
    public static ImmutableArray<AdviceCheck> Advice { get; } =
    [
        .. Model,
        .. Lifecycles,
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<Check> All { get; } = [.. BeforeEmission, .. Advice];

    private static AdviceCheck[] Model =>
    [
        new GapRule(),
        new ParameterValueRule(),
        new UnusedFactRule(),
        new CitationRule(),
        new KeptFactRule(),
    ];

    private static AdviceCheck[] Lifecycles =>
    [
        new UnreachableStateRule(),
        new DeadEndRule(),
        new NobodysTriggerRule(),
        new UnusedTriggerRule(),
        new IgnoredDecisionRule(),
        new IdleDeadlineRule(),
        new UnhandledOutcomeRule(),
        new SameDeciderRule(),
        new AutomaticLoopRule(),
        new EndlessPartRule(),
        new UnansweredRequestRule(),
        new UnusedRoleRule(),
        new ShortCalendarRule(),
        new NeverTakenRule(),
        new InheritedReturnRule(),
    ];
}
