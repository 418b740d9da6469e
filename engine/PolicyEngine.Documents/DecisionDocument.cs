using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Reasoning;

namespace PolicyEngine.Documents;

/// <summary>A fact as it stood when the decision was made.</summary>
/// <param name="Name">The fact.</param>
/// <param name="State">Given, or asked and not known.</param>
/// <param name="Text">The value's canonical text; of a list, how many records; empty when it is not known.</param>
/// <param name="Display">The value as people read it; empty when it is not known.</param>
/// <param name="Sensitive">Whether it is sensitive personal data.</param>
public sealed record DocumentFact(string Name, FactState State, string Text, string Display, bool Sensitive);

/// <summary>Everything there is to show of a decision. All renderings come from it, so that they cannot differ.</summary>
public sealed record DecisionDocument
{
    /// <summary>The caller's name for the decision; empty when it was given none, and then no rendering shows one.</summary>
    public string DecisionId { get; init; } = "";

    /// <summary>The policy's id.</summary>
    public required string PolicyId { get; init; }

    /// <summary>The policy's title.</summary>
    public required string PolicyTitle { get; init; }

    /// <summary>The policy's content hash.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The date of the decision.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>How far the decision has come.</summary>
    public required DecisionStatus Status { get; init; }

    /// <summary>The outcome's option name, when settled.</summary>
    public required string? Outcome { get; init; }

    /// <summary>The outcome as people read it, when settled.</summary>
    public required string? OutcomeTitle { get; init; }

    /// <summary>What a trial changed, each in a sentence; empty for a decision of the policy itself.</summary>
    public ImmutableArray<DocumentTrial> Trial { get; init; } = [];

    /// <summary>The checks between answers that the answers do not pass.</summary>
    public ImmutableArray<BrokenCheck> Invalid { get; init; } = [];

    /// <summary>Whether the policy only calculates: there is no outcome that it could have.</summary>
    public bool IsCalculation { get; init; }

    /// <summary>The first line of every rendering: the outcome as people read it, or why there is none.</summary>
    public string Headline => DocumentWords.Headline(this);

    /// <summary>The parts.</summary>
    public required ImmutableArray<DecisionValue> Parts { get; init; }

    /// <summary>The outputs.</summary>
    public required ImmutableArray<DecisionValue> Outputs { get; init; }

    /// <summary>What was worked out for each record of lists.</summary>
    public ImmutableArray<DocumentRecords> Records { get; init; } = [];

    /// <summary>The reasons.</summary>
    public required ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>The citations.</summary>
    public required ImmutableArray<string> Citations { get; init; }

    /// <summary>The advice.</summary>
    public required ImmutableArray<Reason> Advisories { get; init; }

    /// <summary>Whether a reason or piece of advice shows something that is not known.</summary>
    public bool HasOpenWording => Reasons.Concat(Advisories).Any(reason => reason.IsOpen);

    /// <summary>Where else the person can turn.</summary>
    public required ImmutableArray<string> Signposts { get; init; }

    /// <summary>Where the policy sends the settled values; may be empty. It is followed only once nothing is open: <see cref="Next"/> says what comes next.</summary>
    public required string Route { get; init; }

    /// <summary>What comes next: a person where the policy leaves something to one, the route where everything is settled; empty while questions are left, or where the policy names no route.</summary>
    public required string Next { get; init; }

    /// <summary>The rules that fired, as <c>block/rule</c>.</summary>
    public required ImmutableArray<string> Fired { get; init; }

    /// <summary>What could still change the answer.</summary>
    public required ImmutableArray<MissingInput> Missing { get; init; }

    /// <summary>What broke.</summary>
    public required ImmutableArray<DecisionFault> Faults { get; init; }

    /// <summary>Every fact that was given, or asked and not known, in asking order.</summary>
    public required ImmutableArray<DocumentFact> Facts { get; init; }

    /// <summary>The facts that were used.</summary>
    public required ImmutableArray<FactUse> FactsUsed { get; init; }

    /// <summary>The facts that were given and do not apply.</summary>
    public required ImmutableArray<FactUse> FactsSetAside { get; init; }

    /// <summary>The parameter values that were used.</summary>
    public required ImmutableArray<ParameterUse> ParametersUsed { get; init; }

    /// <summary>Who decided.</summary>
    public required Decider DecidedBy { get; init; }

    /// <summary>Whether a person has to take it on.</summary>
    public required bool HandToPerson { get; init; }

    /// <summary>The explanation, when it was asked for.</summary>
    public ExplanationNode? Explanation { get; init; }

    /// <summary>What the decision stands on, when it was asked for.</summary>
    public Grounds? Grounds { get; init; }

    /// <summary>The decision as the person reads it, when it was asked for.</summary>
    public Letter? Letter { get; init; }

    /// <summary>What would change the outcome, when it was asked for.</summary>
    public ImmutableArray<OutcomeChange> Changes { get; init; } = [];

    /// <summary>The document of a decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="withExplanation">Whether to add the explanation.</param>
    /// <param name="withChanges">Whether to add what would change the outcome.</param>
    /// <param name="withGrounds">Whether to add what the decision stands on.</param>
    /// <param name="withLetter">Whether to add the letter to the person.</param>
    /// <exception cref="ArgumentException">A letter was asked for, and the decision is one of a trial.</exception>
    public static DecisionDocument Of(Decision decision, bool withExplanation = false, bool withChanges = false, bool withGrounds = false, bool withLetter = false)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (withLetter && decision.Policy.Trial is not null)
        {
            throw new ArgumentException("a trial is no decision of the policy, and nobody is written to about it", nameof(withLetter));
        }

        var document = new DecisionDocument
        {
            DecisionId = decision.Id,
            PolicyId = decision.PolicyId,
            PolicyTitle = decision.PolicyTitle,
            ContentHash = decision.ContentHash,
            AsOf = decision.AsOf,
            Status = decision.Status,
            Outcome = decision.Outcome,
            OutcomeTitle = decision.OutcomeTitle,
            Invalid = [.. decision.Invalid],
            IsCalculation = decision.Policy.Outcome is null,
            Trial = [.. decision.Policy.Trial?.Changes.Select(change => DocumentTrial.Of(change, decision.AsOf)) ?? []],
            Parts = [.. decision.Parts],
            Outputs = [.. decision.Outputs],
            Records = DocumentRecords.Of(decision),
            Reasons = [.. decision.Reasons],
            Citations = [.. decision.Citations],
            Advisories = [.. decision.Advisories],
            Signposts = [.. decision.Signposts],
            Route = decision.Route,
            Next = decision.Next,
            Fired = [.. decision.Fired],
            Missing = [.. decision.Missing],
            Faults = [.. decision.Faults],
            Facts = FactsOf(decision),
            FactsUsed = [.. decision.FactsUsed],
            FactsSetAside = [.. decision.FactsSetAside],
            ParametersUsed = [.. decision.ParametersUsed],
            DecidedBy = decision.DecidedBy,
            HandToPerson = decision.HandToPerson,
            Explanation = withExplanation ? decision.Explanation.Root : null,
            Grounds = withGrounds ? decision.Grounds : null,
            Changes = withChanges ? [.. decision.WhatWouldChange()] : [],
        };
        return withLetter ? document with { Letter = Letter.Of(document with { Grounds = decision.Grounds }) } : document;
    }

    /// <summary>Whether a reason shows something that is not known.</summary>
    /// <param name="source">The rule that gives it, as <c>block/rule</c>.</param>
    internal bool IsOpenWording(string source) => OpenWording(source).Length > 0;

    /// <summary>That a reason shows something that is not known, and what; empty where it does not.</summary>
    internal string OpenWording(string source) =>
        Reasons.Concat(Advisories).FirstOrDefault(reason => reason.IsOpen && string.Equals(reason.Source, source, StringComparison.Ordinal)) is { } open ? DocumentWords.Wording(open) : "";

    private static ImmutableArray<DocumentFact> FactsOf(Decision decision) =>
    [
        .. Enumerable.Range(0, decision.Policy.Facts.Length).Where(place => decision.Facts.StateOf(place) != FactState.NotAsked).Select(place =>
            new DocumentFact(decision.Policy.Facts[place].Name, decision.Facts.StateOf(place), decision.CanonicalFact(place), decision.ShownFact(place), decision.Policy.Facts[place].Sensitive)),
    ];
}
