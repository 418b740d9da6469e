using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Typed;

namespace PolicyEngine;

/// <summary>
/// Decides typed cases by the plain form of one policy of a library, always by the version in use: a reload reaches it before the next decision begins. Safe for any number of threads.
/// </summary>
/// <typeparam name="TFacts">The facts.</typeparam>
/// <typeparam name="TResult">The result.</typeparam>
public sealed class LibraryDecider<TFacts, TResult> : IFollower
    where TFacts : notnull
{
    private PlainDecider<TFacts, TResult> current;

    internal LibraryDecider(Policy policy)
    {
        PolicyId = policy.Id;
        current = policy.Bind<TFacts, TResult>();
    }

    /// <summary>The policy's id.</summary>
    public string PolicyId { get; }

    /// <summary>The plain form of the version in use at this moment, for a piece of work that must see one version only.</summary>
    public PlainDecider<TFacts, TResult> Current => Volatile.Read(ref current);

    /// <summary>Decides a case by the version in use.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="asOf">The date of the decision.</param>
    /// <param name="result">The answer where the status is <see cref="PlainStatus.Determined"/>; the type's default otherwise.</param>
    /// <returns>Whether there is an answer.</returns>
    public PlainStatus Decide(in TFacts facts, DateOnly asOf, out TResult result) => Current.Decide(in facts, asOf, out result);

    /// <summary>Decides the same case by the explained form of the version in use.</summary>
    /// <exception cref="FactsRefusedException">A value is outside the range of its fact; nothing was decided.</exception>
    public Decision Explain(TFacts facts, DateOnly asOf) => Current.Explain(facts, asOf);

    (Action? Step, string Why) IFollower.Prepare(PolicySet set)
    {
        if (set.Find(PolicyId) is not { } policy)
        {
            return (null, "the policy is no longer there");
        }

        try
        {
            var next = policy.Bind<TFacts, TResult>();
            return (() => Volatile.Write(ref current, next), "");
        }
        catch (ArgumentException misfit)
        {
            return (null, misfit.Message);
        }
    }
}
