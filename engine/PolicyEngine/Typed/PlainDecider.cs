using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine;

/// <summary>Decides typed cases by the plain form of one policy. Immutable and safe for any number of threads.</summary>
/// <typeparam name="TFacts">The facts.</typeparam>
/// <typeparam name="TResult">The result.</typeparam>
public sealed class PlainDecider<TFacts, TResult>
    where TFacts : notnull
{
    private readonly Policy policy;

    internal PlainDecider(Policy policy, PlainDecide<TFacts, TResult> decide)
    {
        this.policy = policy;
        Decide = decide;
    }

    /// <summary>Decides a case.</summary>
    public PlainDecide<TFacts, TResult> Decide { get; }

    /// <summary>Decides the same case by the explained form.</summary>
    public Decision Explain(TFacts facts, DateOnly asOf) => policy.DecideRecord(facts, asOf);
}

/// <summary>The plain form of a policy.</summary>
/// <typeparam name="TFacts">The facts.</typeparam>
/// <typeparam name="TResult">The result.</typeparam>
/// <param name="facts">The facts.</param>
/// <param name="asOf">The date of the decision.</param>
/// <param name="result">The answer where the status is <see cref="PlainStatus.Determined"/>; the type's default otherwise.</param>
/// <returns>Whether there is an answer.</returns>
public delegate PlainStatus PlainDecide<TFacts, TResult>(in TFacts facts, DateOnly asOf, out TResult result);
