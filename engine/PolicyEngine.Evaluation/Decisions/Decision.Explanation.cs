using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Reasoning;
using PolicyEngine.Evaluation.Sweeps;

namespace PolicyEngine.Evaluation.Decisions;

/// <content>Why, why not, and what would change it.</content>
public sealed partial class Decision
{
    /// <summary>Why the decision is as it is, built when first asked for.</summary>
    public Explanation Explanation => details.Value.ExplanationOf(this);

    /// <summary>What the decision stands on: enough of its grounds, every other rule in a line, the next question of an open one, and what would change it. Built when first asked for.</summary>
    public Grounds Grounds => details.Value.GroundsOf(this);

    /// <summary>One rule, opened: whether it decided, and where its condition fails or what is not answered yet.</summary>
    /// <param name="rule">Its full id (<c>decision/rule</c>), or its plain id, of which the first is taken.</param>
    /// <returns>The rule, or <see langword="null"/> when there is none of that id.</returns>
    public Ground? WhyRule(string rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new WhyNot(this).Rule(rule);
    }

    /// <summary>The rules that would give an outcome, each with all that stands in its way; those with the fewest obstacles first.</summary>
    /// <param name="outcome">An option's name.</param>
    /// <param name="part">The part that has it; <see langword="null"/> for the decision's own outcome.</param>
    /// <exception cref="ArgumentException">There is no such part, or it has no such outcome.</exception>
    public IReadOnlyList<Ground> WhyNotOutcome(string outcome, string? part = null)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var item = part is null ? run.Plan.Outcome : Array.Find(run.Plan.Items, item => item.Item.Kind == Model.ItemKind.Part && string.Equals(item.Item.Name, part, StringComparison.Ordinal));
        var options = item is null ? [] : Policy.Choices[item.Item.ChoiceSet].Options.Select(option => option.Name).ToList();
        return options.IndexOf(outcome) is >= 0 and var place
            ? new WhyNot(this).Outcome(item!, place)
            : throw new ArgumentException($"`{outcome}` is not an outcome; the outcomes are {TypeWords.Names(options)}", nameof(outcome));
    }

    /// <summary>What was looked at on the way, by the places of the policy's pieces: for coverage and other counting. Put together each time it is asked for.</summary>
    public DecisionTrace Trace() => new(run, IsInForce);

    /// <summary>
    /// The smallest changes of one used fact that would give another settled outcome: yes/no the other way, every other option, and for numbers, dates and times the nearest value below and above that was found. Lists and
    /// texts are left alone. Worked out when first asked for, with a bounded number of evaluations; empty when the policy is not in force.
    /// </summary>
    public IReadOnlyList<OutcomeChange> WhatWouldChange() => details.Value.ChangesOf(this);

    /// <summary>
    /// Where the outcome, a part or an output changes along one fact, everything else staying as it is. Up to 60,000 values are all tried; beyond that the figures of the policy, their neighbours and an even grid are, and each
    /// change is followed to the exact step. The result says whether anything can have been missed.
    /// </summary>
    /// <param name="fact">The fact: yes/no, a choice, a number, an amount, a date or a time.</param>
    /// <param name="low">Its first value, canonical; <see langword="null"/> for the smallest that the policy allows. Left aside for yes/no and choices, of which every value is tried.</param>
    /// <param name="high">Its last value, canonical; <see langword="null"/> for the largest that the policy allows.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">There is no such fact, it is a list or a text, an end is missing, or the policy is not in force on the day.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public FactSweep Sweep(string fact, object? low = null, object? high = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (!IsInForce)
        {
            throw new ArgumentException("the policy is not in force on the day of the decision", nameof(fact));
        }

        return FactShapes.Of(Policy).Places.TryGetValue(fact, out var place) ? new SweepSearch(this, place, low, high, cancellation).Find() : throw new ArgumentException($"there is no fact `{fact}`", nameof(fact));
    }

    /// <summary>
    /// The smallest changes that would give an outcome: of one fact, or of two where one is not enough. Facts that were not asked count as well. Along numbers and dates the value nearest to the present one is taken; lists and
    /// texts are left alone. The number of evaluations is bounded, so that nothing found does not prove that there is nothing.
    /// </summary>
    /// <param name="outcome">The outcome's option name.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The decision has no such outcome.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public IReadOnlyList<NearestChange> NearestTo(string outcome, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var options = Policy.Outcomes;
        return options.Any(option => string.Equals(option.Name, outcome, StringComparison.Ordinal))
            ? new NearestSearch(this, outcome, cancellation).Find()
            : throw new ArgumentException($"`{outcome}` is not an outcome; the outcomes are {TypeWords.Names(options.Select(option => option.Name))}", nameof(outcome));
    }
}
