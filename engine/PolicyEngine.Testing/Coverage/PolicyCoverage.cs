using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;

namespace PolicyEngine.Testing.Coverage;

/// <summary>How far the cases of a policy reach.</summary>
/// <param name="Suite">The policy and its cases.</param>
/// <param name="Points">Everything that cases should reach, by kind.</param>
/// <param name="Rules">How often each rule was tried, in the policy's order.</param>
public sealed record PolicyCoverage(CaseSuite Suite, ImmutableArray<CoverageResult> Points, ImmutableArray<RuleUse> Rules)
{
    /// <summary>How many points are reached.</summary>
    public int Reached => Points.Count(point => point.IsReached);

    /// <summary>The share of points that are reached, in whole percent, rounded down; 100 when there are none.</summary>
    public int Percent => Points.IsEmpty ? 100 : Reached * 100 / Points.Length;

    /// <summary>The points of one kind.</summary>
    public IEnumerable<CoverageResult> Of(CoverageKind kind) => Points.Where(point => point.Point.Kind == kind);

    /// <summary>Counts what the cases of a run reached. Cases whose facts could not be read reach nothing.</summary>
    public static PolicyCoverage Of(SuiteResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var traces = result.Cases.Where(one => one.Decision is not null).Select(one => (one.Id, Trace: one.Decision!.Trace(), one.Decision.AsOf)).ToArray();
        return new PolicyCoverage(
            result.Suite,
            [.. CoveragePlan.Of(result.Suite.Policy.Model).Select(point => new CoverageResult(point, traces.FirstOrDefault(one => point.IsReachedOn(one.Trace, one.AsOf)).Id)).Concat(ScriptCoverage.Of(result)).OrderBy(one => one.Point.Kind)],
            [.. UsesOf(result.Suite.Policy.Model, [.. traces.Select(one => one.Trace)])]);
    }

    private static IEnumerable<RuleUse> UsesOf(Model.PolicyModel model, DecisionTrace[] traces)
    {
        for (var item = 0; item < model.Items.Length; item++)
        {
            if (model.Items[item].Rules is not { } block)
            {
                continue;
            }

            for (var rule = 0; rule < block.Rules.Length; rule++)
            {
                var states = traces.Select(trace => trace.OfRule(item, rule)).ToArray();
                yield return new RuleUse(
                    $"{CoveragePlan.BlockName(model.Items[item])}/{block.Rules[rule].Id}",
                    block.Rules[rule].Status,
                    states.Count(state => state is not (ExplanationState.NotLookedAt or ExplanationState.NotLive)),
                    states.Count(state => state == ExplanationState.Yes),
                    states.Count(state => state == ExplanationState.Overridden));
            }
        }
    }
}
