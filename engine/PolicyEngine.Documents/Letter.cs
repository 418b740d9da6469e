using System.Collections.Immutable;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Reasoning;
using PolicyEngine.Model;

namespace PolicyEngine.Documents;

/// <summary>An answer that a letter tells.</summary>
/// <param name="Fact">The fact's name.</param>
/// <param name="Text">The answer in words to the person who gave it.</param>
/// <param name="Withheld">What others are told of it: that it counted, and not what it is. The same as <see cref="Text"/> where it is not sensitive.</param>
public sealed record LetterAnswer(string Fact, string Text, string Withheld);

/// <summary>
/// A decision as the person reads it: the outcome, the reasons, the answers and figures on which it stands, what else was decided and what to do. A part of the grounds in plain words: without the rules that did not decide, without ids,
/// routes and citations, and without what the policy shows to officers only. Immutable.
/// </summary>
public sealed record Letter
{
    /// <summary>The outcome, or why there is none.</summary>
    public required string Outcome { get; init; }

    /// <summary>The reasons for the outcome; of what a person decided, that person's reason.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>The answers on which the outcome stands, in asking order.</summary>
    public ImmutableArray<LetterAnswer> Answers { get; init; } = [];

    /// <summary>The figures of the policy on which it stands.</summary>
    public ImmutableArray<string> Figures { get; init; } = [];

    /// <summary>What else was decided, with its reasons, and advice.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>The questions that can be answered now.</summary>
    public ImmutableArray<string> Questions { get; init; } = [];

    /// <summary>Where else the person can turn.</summary>
    public ImmutableArray<string> Signposts { get; init; } = [];

    /// <summary>Whether somebody of the council takes it on.</summary>
    public bool IsForPerson { get; init; }

    /// <summary>Whether there is an outcome.</summary>
    public bool IsSettled { get; init; }

    /// <summary>Whether the policy only calculates.</summary>
    public bool IsCalculation { get; init; }

    /// <summary>The letter of a document.</summary>
    /// <param name="document">The document, with its grounds.</param>
    /// <exception cref="ArgumentException">It has no grounds.</exception>
    public static Letter Of(DecisionDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var grounds = document.Grounds ?? throw new ArgumentException("a letter needs the grounds of the decision", nameof(document));
        var letter = new Letter
        {
            Outcome = document.Status == DecisionStatus.Faulted && document.Outcome is null ? "There is no answer yet" : document.Headline,
            Questions = [.. document.Missing.Where(IsQuestion).Select(input => input.Question)],
            Signposts = document.Signposts,
            IsForPerson = document.HandToPerson,
            IsSettled = document.Outcome is not null || (document.IsCalculation && document.Status == DecisionStatus.Determined),
            IsCalculation = document.IsCalculation,
        };
        if (document.DecidedBy is { Officer: not null, Reason: { } reason })
        {
            return letter with { Reasons = [Phrases.Sentence(reason)] };
        }

        ImmutableArray<string> also = [.. grounds.Also.Where(IsForAll).Where(IsKnown).Select(ground => Result(document, ground))];
        return letter with
        {
            Reasons = document.IsCalculation ? also : [.. grounds.Why.Where(ground => ground.Kind == GroundKind.Rule).Select(ground => Told(document, ground))],
            Answers = [.. grounds.Answers.Where(IsForAll).Select(ground => new LetterAnswer(ground.Id, ground.Text, ground.Sensitive ? NotShown(ground) : ground.Text))],
            Figures = [.. grounds.Figures.Where(IsForAll).Select(ground => ground.Text)],
            Also = document.IsCalculation ? [] : also,
        };
    }

    // What depends on another answer is asked after it.
    private static bool IsQuestion(MissingInput input) => input is { Kind: MissingKind.Fact, State: FactState.NotAsked, Question.Length: > 0, After.IsEmpty: true };

    private static bool IsForAll(Ground ground) => ground.ShownTo == Readers.Everybody;

    private static bool IsKnown(Ground ground) => ground.State is ExplanationState.Yes or ExplanationState.No or ExplanationState.Value;

    private static string NotShown(Ground ground) => Phrases.Sentence(Phrases.Said(ground.Title, "not shown here"));

    private static string Result(DecisionDocument document, Ground ground) =>
        ground.Kind == GroundKind.Rule ? Told(document, ground)
        : string.Join(' ', ground.Because.Where(below => below.Kind == GroundKind.Rule).Select(below => Told(document, below)).Prepend(ground.Text));

    // A sentence with a hole says that it has one.
    private static string Told(DecisionDocument document, Ground ground) =>
        document.IsOpenWording(ground.Id) ? $"{ground.Text} (Something in this sentence is not known yet.)" : ground.Text;
}
