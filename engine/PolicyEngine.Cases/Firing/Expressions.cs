using System.Collections.Immutable;
using PolicyEngine.Cases.Machine;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Items;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases.Firing;

/// <summary>The expressions of a lifecycle for one case on one day.</summary>
internal sealed class Expressions(CompiledPolicy policy, FactSet facts, DateOnly asOf) : IGuards
{
    private readonly ItemRun run = new(policy, facts, asOf);

    public FactSet Facts { get; } = facts;

    public GuardAnswer Check(int item)
    {
        var answer = run.Of(item);
        return answer.Status == DecisionStatus.Faulted ? GuardAnswer.Broken
            : answer.Status == DecisionStatus.Undetermined ? GuardAnswer.Unknown
            : answer.IsYes ? GuardAnswer.Holds
            : GuardAnswer.Fails;
    }

    public ItemAnswer Of(int item) => run.Of(item);

    public string Fill(ReasonTemplate words) => run.Fill(words);

    /// <summary>The value of an expression that something can't do without.</summary>
    /// <param name="item">The expression.</param>
    /// <param name="what">What needs it, as the subject of a sentence.</param>
    /// <exception cref="RefusedException">It is not known, or broke.</exception>
    public object Need(int item, string what)
    {
        var answer = run.Of(item);
        return answer.Status switch
        {
            DecisionStatus.Faulted => throw new RefusedException(Refusals.Broken(what, answer.Faults)),
            DecisionStatus.Undetermined => throw new RefusedException(Refusals.Unknown($"{what} can't be worked out yet", answer.Missing)),
            DecisionStatus.Determined => answer.Value ?? throw new RefusedException(Refusals.Fault($"{what} has no value, because its expression does not apply")),
            _ => throw new InvalidOperationException("an answer of an unknown kind"),
        };
    }

    /// <summary>What is not known where the policy itself has no value for an expression, in plain words; empty where it has one, where an answer could still settle it, and where it broke.</summary>
    public ImmutableArray<string> Silence(int item)
    {
        var answer = run.Of(item);
        return answer.Status == DecisionStatus.Undetermined && answer.Missing.All(input => input.Kind != MissingKind.Fact) ? [.. answer.Missing.Select(input => input.Message)] : [];
    }

    /// <summary>A whole number that something can't do without.</summary>
    public long NeedNumber(int item, string what) => Need(item, what) is long number ? number : throw new RefusedException(Refusals.Fault($"{what} is not a whole number"));
}
