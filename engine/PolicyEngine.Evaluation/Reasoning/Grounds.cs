using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>Why a rule did not decide.</summary>
public enum FoldReason
{
    /// <summary>Its condition does not hold.</summary>
    NotMet,

    /// <summary>An exception takes its place.</summary>
    Overridden,

    /// <summary>It is not in effect on the day, or only proposed or a draft.</summary>
    NotInEffect,

    /// <summary>It can no longer change the outcome.</summary>
    NoLongerMatters,

    /// <summary>It can still decide.</summary>
    Open,
}

/// <summary>A rule that did not decide, with the reason why.</summary>
/// <param name="Id">The rule, as <c>block/rule</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Block">What its block is called: the outcome's block is <c>decision</c>, another one has its title.</param>
/// <param name="Why">Why it did not decide.</param>
/// <param name="Text">Why, in words.</param>
/// <param name="Advisory">Whether it only advises.</param>
/// <param name="By">The exception that takes its place, as <c>block/rule</c>; <see langword="null"/> otherwise.</param>
/// <param name="Citations">What it rests on.</param>
public sealed record FoldedRule(string Id, string Title, string Block, FoldReason Why, string Text, bool Advisory, string? By, ImmutableArray<string> Citations);

/// <summary>The question to ask next, and where each answer leads.</summary>
/// <param name="Fact">The fact's name.</param>
/// <param name="Question">The question.</param>
/// <param name="Answers">Its answers; empty where there are too many to try, as for a text or a list.</param>
public sealed record NextQuestion(string Fact, string Question, ImmutableArray<AnswerLead> Answers);

/// <summary>Where an answer leads.</summary>
/// <param name="Value">The answer as canonical text; of a stretch, its first value.</param>
/// <param name="Shown">The answer as people read it.</param>
/// <param name="Outcome">The outcome's option name; <see langword="null"/> where there is none yet.</param>
/// <param name="Text">Where it leads, in words.</param>
public sealed record AnswerLead(string Value, string Shown, string? Outcome, string Text);

/// <summary>What the questions that are left would settle.</summary>
/// <param name="Outcome">The outcome's option name.</param>
/// <param name="OutcomeTitle">The outcome as people read it.</param>
/// <param name="Ways">Single answers and rules that lead there, each in words; empty where it follows when nothing else applies.</param>
/// <param name="IsOtherwise">Whether it follows when none of the others applies.</param>
public sealed record OutcomeWays(string Outcome, string OutcomeTitle, ImmutableArray<string> Ways, bool IsOtherwise);

/// <summary>A plausible change of one fact that would change the answer.</summary>
/// <param name="Fact">The fact's name.</param>
/// <param name="Title">What people call it: its title, or its question.</param>
/// <param name="From">The first canonical value of the stretch that gives the other answer, as text; the values' own order.</param>
/// <param name="To">The last value of the stretch, as text; <see langword="null"/> where it goes on.</param>
/// <param name="Shown">The stretch as people read it.</param>
/// <param name="Outcome">The outcome's option name afterwards; <see langword="null"/> where there would be none yet.</param>
/// <param name="OutcomeTitle">The outcome afterwards in words.</param>
public sealed record PlausibleChange(string Fact, string Title, string From, string? To, string Shown, string? Outcome, string OutcomeTitle);

/// <summary>
/// What a decision stands on: enough grounds that with them alone the engine gives the same outcome, every other rule with the reason why it did not decide, and of an open decision the next question. Built once for a
/// decision; all renderings are filters of it. Immutable.
/// </summary>
public sealed record Grounds
{
    /// <summary>The id of the ground that is the outcome itself.</summary>
    public const string OutcomeId = "outcome";

    /// <summary>How far the decision has come.</summary>
    public required DecisionStatus Status { get; init; }

    /// <summary>The rules that gave the outcome, or what broke; empty while the outcome is open.</summary>
    public ImmutableArray<Ground> Why { get; init; } = [];

    /// <summary>The parts and outputs, and advice that holds.</summary>
    public ImmutableArray<Ground> Also { get; init; } = [];

    /// <summary>Facts with which alone the outcome is the same, by name, in asking order; without any one of them it is not.</summary>
    public ImmutableArray<string> Enough { get; init; } = [];

    /// <summary>The answers among <see cref="Enough"/>, each by itself and in the author's words to the person where there are some.</summary>
    public ImmutableArray<Ground> Answers { get; init; } = [];

    /// <summary>The figures of the policy on which the outcome stands, each with its value and its days.</summary>
    public ImmutableArray<Ground> Figures { get; init; } = [];

    /// <summary>Every rule that is no ground.</summary>
    public ImmutableArray<FoldedRule> Folded { get; init; } = [];

    /// <summary>The question to ask next; <see langword="null"/> when nothing is left to ask.</summary>
    public NextQuestion? Next { get; init; }

    /// <summary>How many questions may still matter.</summary>
    public int QuestionsLeft { get; init; }

    /// <summary>What no answer helps with: figures and rules that the policy does not have.</summary>
    public ImmutableArray<string> NothingToAsk { get; init; } = [];

    /// <summary>What the questions after the next one would settle, in the policy's order of outcomes.</summary>
    public ImmutableArray<OutcomeWays> Settles { get; init; } = [];

    /// <summary>What would change the answer; at most three.</summary>
    public ImmutableArray<PlausibleChange> Changes { get; init; } = [];

    /// <summary>What all of it rests on, without repeats, in the order in which it is shown.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
