using PolicyEngine.Evaluation.Explanations;

namespace PolicyEngine.Evaluation.Decisions;

/// <content>Why, why not, and what would change it.</content>
public sealed partial class Decision
{
    /// <summary>Why the decision is as it is, built when first asked for.</summary>
    public Explanation Explanation => details.Value.ExplanationOf(this);

    /// <summary>What was looked at on the way, by the places of the policy's pieces: for coverage and other counting. Put together each time it is asked for.</summary>
    public DecisionTrace Trace() => new(run, IsInForce);

    /// <summary>
    /// The smallest changes of one used fact that would give another settled outcome: yes/no the other way, every other option, and for numbers, dates and times the nearest value below and above that was found. Lists and
    /// texts are left alone. Worked out when first asked for, with a bounded number of evaluations; empty when the policy is not in force.
    /// </summary>
    public IReadOnlyList<OutcomeChange> WhatWouldChange() => details.Value.ChangesOf(this);
}
