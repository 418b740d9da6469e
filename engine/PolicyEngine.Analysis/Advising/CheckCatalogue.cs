using System.Collections.Immutable;
using PolicyEngine.Analysis.Rules;
using PolicyEngine.Analysis.Rules.Dates;
using PolicyEngine.Analysis.Rules.Governance;
using PolicyEngine.Analysis.Rules.Lifecycles;
using PolicyEngine.Analysis.Rules.Proportionality;
using PolicyEngine.Analysis.Rules.Proved;
using PolicyEngine.Analysis.Rules.Scripts;
using PolicyEngine.Analysis.Rules.Structure;
using PolicyEngine.Analysis.Rules.Tables;
using PolicyEngine.Analysis.Rules.Units;
using PolicyEngine.Analysis.Rules.Words;

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
        .. Dates,
        .. Governance,
        .. Words,
        .. Proved,
        .. Lifecycles,
        .. Scripts,
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
        new AskedTwiceRule(),
        new FollowsRule(),
        new AskedTooWidelyRule(),
        new UnusedNameRule(),
        new SameTwiceRule(),
        new SameRuleRule(),
    ];

    private static AdviceCheck[] Dates =>
    [
        new ParameterDaysRule(),
        new UnusedValueRule(),
        new RuleDaysRule(),
        new RuleVersionsRule(),
        new ReviewRule(),
    ];

    private static AdviceCheck[] Governance =>
    [
        new AutomaticRefusalRule(),
        new PlaceholderRule(),
        new TemporaryRule(),
        new ContradictingOverrideRule(),
        new CitedLinesRule(),
    ];

    private static AdviceCheck[] Words =>
    [
        new UnknownInReasonRule(),
        new EdgeWordsRule(),
        new WrittenFigureRule(),
        new WrittenLimitRule(),
        new SameReasonRule(),
        new NegativeQuestionRule(),
        new ContraryReasonRule(),
        new UnfinishedTextRule(),
        new OfficersOnlyRule(),
        new UnitClashRule(),
        new UnitWordsRule(),
    ];

    private static AdviceCheck[] Scripts =>
    [
        new SwitchStatementRule(),
        new LoopProgressRule(),
        new DeadCodeRule(),
        new UnusedScriptRule(),
        new IdleCodeRule(),
    ];

    private static AdviceCheck[] Proved =>
    [
        new ConditionRule(),
        new IdlePartRule(),
        new UnreachedRule(),
        new DisagreementRule(),
        new UncoveredRule(),
        new NeverGivenRule(),
        new TableRowRule(),
        new TableGapRule(),
        new FaultRule(),
        new GuaranteeRule(), new AnswerCheckRule(),
        new OpenAnswerRule(),
        new SameRowsRule(),
        new HitPolicyRule(),
        new ColumnRule(),
        new IdleBoundRule(),
        new PriorityRule(),
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
        new DeadlineLengthRule(),
        new WaitingRule(),
        new RefusalRule(),
        new EarlyMessageRule(),
        new RetentionRule(),
        new GuardGapRule(),
        new LeftOverRule(),
        new OtherSupplierRule(),
        new LetterTimeRule(),
    ];
}
