using System.Runtime.CompilerServices;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Bulk;

/// <summary>A case of many, decided.</summary>
/// <typeparam name="TFacts">The facts.</typeparam>
/// <typeparam name="TResult">The result.</typeparam>
/// <param name="Place">Its place in the sequence, from 0.</param>
/// <param name="Facts">What was given.</param>
/// <param name="Status">Determined, undetermined or faulted; <see langword="null"/> where the facts were refused.</param>
/// <param name="Result">The answer where the plain form has it; the type's default otherwise.</param>
/// <param name="Decision">The explained decision of a case that the plain form could not answer; <see langword="null"/> where it could, and where the facts were refused.</param>
/// <param name="Refused">Why the facts were refused; empty where they were not.</param>
public sealed record ManyDecision<TFacts, TResult>(long Place, TFacts Facts, DecisionStatus? Status, TResult Result, Decision? Decision, string Refused);

/// <summary>Decides sequences of typed cases.</summary>
public static class ManyDecisions
{
    private const int CasesOfABlock = 1024;

    /// <summary>
    /// Decides cases as they come, on every core and in their order, with never more than some thousands of them in memory. The plain form decides; the explained form only where it has no answer.
    /// </summary>
    /// <typeparam name="TFacts">A record, class or struct with a property for every fact that the decision reads.</typeparam>
    /// <typeparam name="TResult">A record, class or struct with a property <c>Outcome</c> and properties named as parts and outputs.</typeparam>
    /// <param name="policy">The policy.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="asOf">The day of the decisions.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">A property does not fit the policy; the message names it.</exception>
    public static IAsyncEnumerable<ManyDecision<TFacts, TResult>> DecideMany<TFacts, TResult>(this Policy policy, IAsyncEnumerable<TFacts> cases, DateOnly asOf, CancellationToken cancellation = default)
        where TFacts : notnull
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(cases);
        return Decided(policy.Bind<TFacts, TResult>(), cases, asOf, cancellation);
    }

    private static async IAsyncEnumerable<ManyDecision<TFacts, TResult>> Decided<TFacts, TResult>(
        PlainDecider<TFacts, TResult> plain, IAsyncEnumerable<TFacts> cases, DateOnly asOf, [EnumeratorCancellation] CancellationToken cancellation)
        where TFacts : notnull
    {
        var running = new Queue<Task<ManyDecision<TFacts, TResult>[]>>();
        var most = Environment.ProcessorCount * 2;
        await foreach (var (first, block) in Blocks(cases, cancellation).ConfigureAwait(false))
        {
            running.Enqueue(Task.Run(() => Block(plain, first, block, asOf, cancellation), cancellation));
            if (running.Count >= most)
            {
                foreach (var decided in await running.Dequeue().ConfigureAwait(false))
                {
                    yield return decided;
                }
            }
        }

        while (running.TryDequeue(out var last))
        {
            foreach (var decided in await last.ConfigureAwait(false))
            {
                yield return decided;
            }
        }
    }

    private static async IAsyncEnumerable<(long First, List<TFacts> Cases)> Blocks<TFacts>(IAsyncEnumerable<TFacts> cases, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (first, block) = (0L, new List<TFacts>(CasesOfABlock));
        await foreach (var one in cases.WithCancellation(cancellation).ConfigureAwait(false))
        {
            block.Add(one);
            if (block.Count == CasesOfABlock)
            {
                yield return (first, block);
                (first, block) = (first + block.Count, new List<TFacts>(CasesOfABlock));
            }
        }

        if (block.Count > 0)
        {
            yield return (first, block);
        }
    }

    private static ManyDecision<TFacts, TResult>[] Block<TFacts, TResult>(PlainDecider<TFacts, TResult> plain, long first, List<TFacts> cases, DateOnly asOf, CancellationToken cancellation)
        where TFacts : notnull
    {
        var decided = new ManyDecision<TFacts, TResult>[cases.Count];
        for (var i = 0; i < decided.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var facts = cases[i];
            decided[i] = plain.Decide(in facts, asOf, out var result) == PlainStatus.Determined
                ? new ManyDecision<TFacts, TResult>(first + i, facts, DecisionStatus.Determined, result, null, "")
                : Explained(plain, first + i, facts, asOf, result);
        }

        return decided;
    }

    private static ManyDecision<TFacts, TResult> Explained<TFacts, TResult>(PlainDecider<TFacts, TResult> plain, long place, TFacts facts, DateOnly asOf, TResult nothing)
        where TFacts : notnull
    {
        try
        {
            var decision = plain.Explain(facts, asOf);
            return new ManyDecision<TFacts, TResult>(place, facts, decision.Status, nothing, decision, "");
        }
        catch (FactsRefusedException refused)
        {
            return new ManyDecision<TFacts, TResult>(place, facts, null, nothing, null, refused.Message);
        }
    }
}
