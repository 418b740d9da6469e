using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;
using PolicyEngine.Proof.Diffing;
using PolicyEngine.Testing;

namespace PolicyEngine.Workbench.Diffing;

/// <summary>The kept cases under both versions of a policy.</summary>
public sealed class CaseShares
{
    private readonly List<KeptDecisions> decided;

    private CaseShares(List<KeptDecisions> decided) => this.decided = decided;

    /// <summary>How many kept cases both versions take.</summary>
    public int Count => decided.Count;

    /// <summary>Decides the kept cases of the new version, or where it has none, of the old one.</summary>
    public static CaseShares Of(CaseSuite old, CaseSuite now, CancellationToken cancellation)
    {
        var decided = new List<KeptDecisions>();
        foreach (var one in now.Cases.IsEmpty ? old.Cases : now.Cases)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Decide(old.Policy, one) is { } was && Decide(now.Policy, one) is { } is_)
            {
                decided.Add(new KeptDecisions(one.Id.Value, was, is_));
            }
        }

        return new CaseShares(decided);
    }

    /// <summary>The kept cases of a class.</summary>
    public IReadOnlyList<string> In(DecisionChange change) => [.. decided.Where(one => IsIn(one, change)).Select(one => one.Case)];

    /// <summary>What a result comes to in a decision; <see langword="null"/> where the case leaves open what it comes to.</summary>
    public static ResultState? StateOf(Decision decision, string result)
    {
        if (ValueOf(decision, result) is { } value)
        {
            return value switch
            {
                { Applies: false } => new ResultState(ResultKind.NotApplicable),
                { Status: DecisionStatus.Faulted } => new ResultState(ResultKind.Fault),
                { Status: DecisionStatus.Undetermined } => decision.Missing.Any(missing => missing.Kind == MissingKind.Fact) ? null : new ResultState(ResultKind.Open),
                { Type: FactType.Choice or FactType.YesNo } => new ResultState(ResultKind.Option, value.Text),
                _ => new ResultState(ResultKind.Value),
            };
        }

        return decision.Outcome is { } outcome ? new ResultState(ResultKind.Option, outcome)
            : decision.Status == DecisionStatus.Faulted ? new ResultState(ResultKind.Fault)
            : decision.Missing.Any(missing => missing.Kind == MissingKind.Fact) ? null
            : new ResultState(ResultKind.Open);
    }

    /// <summary>A part or output of a decision.</summary>
    public static DecisionValue? ValueOf(Decision decision, string result) => decision.Parts.Concat(decision.Outputs).FirstOrDefault(value => value.Name == result);

    private static Decision? Decide(Policy policy, CaseSyntax one) =>
        policy.ReadFacts(one.Facts, one.Unknown.Select(name => (name.Value, name.Span))).Facts is { } facts ? policy.Decide(facts, one.AsOf.Value) : null;

    private static bool IsIn(KeptDecisions kept, DecisionChange change)
    {
        if (StateOf(kept.Was, change.Result) != change.Was || StateOf(kept.Now, change.Result) != change.Now)
        {
            return false;
        }

        var (was, now) = (ValueOf(kept.Was, change.Result)?.Value, ValueOf(kept.Now, change.Result)?.Value);
        return change.Sense switch
        {
            ChangeSense.More => was is IComparable less && less.CompareTo(now) < 0,
            ChangeSense.Less => was is IComparable more && more.CompareTo(now) > 0,
            ChangeSense.Other or _ => change.Was.Kind != ResultKind.Value || change.Now.Kind != ResultKind.Value || !Equals(was, now),
        };
    }

    private sealed record KeptDecisions(string Case, Decision Was, Decision Now);
}
