using PolicyEngine.Model;
using PolicyEngine.Proof.Diffing;
using PolicyEngine.Proof.Statements;

namespace PolicyEngine.Proof.Guarantees;

/// <summary>How a case breaks a guarantee.</summary>
public enum GuaranteeBreach
{
    /// <summary>It has an outcome that it must not have.</summary>
    Outcome,

    /// <summary>Each fact that it needs is given, and it has no outcome.</summary>
    NoOutcome,

    /// <summary>The condition comes out the wrong way.</summary>
    Condition,

    /// <summary>Something in it breaks.</summary>
    Fault,
}

/// <summary>What became of a guarantee.</summary>
/// <param name="Guarantee">The guarantee.</param>
/// <param name="Answer">Whether a case breaks it: <see cref="Impossible"/> when it is proved.</param>
public sealed record GuaranteeResult(Guarantee Guarantee, Answer Answer)
{
    /// <summary>How the case breaks it; of no meaning without one.</summary>
    public GuaranteeBreach Breach { get; init; }

    /// <summary>Whether no case is spoken of at all, so that it promises nothing.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>The facts, by their places, whose range the policy leaves open, so that one was taken.</summary>
    public IReadOnlyList<int> TakenRanges { get; init; } = [];
}

/// <summary>Proves the guarantees of a policy, or finds the case that breaks them.</summary>
public static class GuaranteeProof
{
    /// <summary>Asks of one guarantee.</summary>
    /// <param name="prover">Answers about the policy.</param>
    /// <param name="guarantee">A guarantee of that policy.</param>
    /// <param name="day">The only day to look at; <see langword="null"/> for all days in force.</param>
    public static GuaranteeResult Of(PolicyProver prover, Guarantee guarantee, DateOnly? day = null)
    {
        ArgumentNullException.ThrowIfNull(prover);
        ArgumentNullException.ThrowIfNull(guarantee);
        Answer Ask(Statement statement) => day is { } only ? prover.AskOn(statement, only) : prover.Ask(statement);
        var model = prover.Policy.Model;
        var spoken = guarantee.When < 0 ? Say.Always : Say.Yes(model.Items[guarantee.When].Value!);
        var (open, last) = ((Answer?)null, (Answer?)null);
        var questions = Questions(model, guarantee).Select(question => question with { Breaks = spoken & question.Breaks }).ToArray();
        foreach (var question in questions)
        {
            var answer = Ask(question.Breaks);
            if (answer is Possible)
            {
                return new GuaranteeResult(guarantee, answer) { Breach = question.How };
            }

            open ??= answer as NotDecided;
            last = answer;
        }

        // A record may break, or leave something open, wherever everything else does not.
        open ??= guarantee.Kind == GuaranteeKind.Never || model.Blocks.IsEmpty ? null : new NotDecided(RecordBlocks.Reason);
        return new GuaranteeResult(guarantee, open ?? last!)
        {
            IsEmpty = open is null && guarantee.When >= 0 && Ask(spoken) is Impossible,
            TakenRanges = prover.TakenRanges(questions.Aggregate(spoken, (all, question) => all | question.Breaks), day),
        };
    }

    private static IEnumerable<Question> Questions(PolicyModel model, Guarantee guarantee)
    {
        var outcome = model.OutcomeItem;
        if (guarantee.Kind == GuaranteeKind.NeverFaults)
        {
            return Enumerable.Range(0, model.Items.Length)
                .Where(item => model.Items[item].Kind is ItemKind.Outcome or ItemKind.Part or ItemKind.Output)
                .Select(item => new Question(Say.ItemBreaks(item), GuaranteeBreach.Fault));
        }

        if (guarantee.Condition >= 0)
        {
            var condition = model.Items[guarantee.Condition].Value!;
            return guarantee.Kind == GuaranteeKind.Never
                ? [new Question(Say.Yes(condition), GuaranteeBreach.Condition)]
                : [new Question(Say.No(condition), GuaranteeBreach.Condition), new Question(Say.Breaks(condition), GuaranteeBreach.Fault)];
        }

        var options = Enumerable.Range(0, model.Outcomes.Length);
        return guarantee.Kind == GuaranteeKind.Never
            ? options.Where(option => guarantee.Outcomes.Contains(option)).Select(option => new Question(Say.ValueIs(outcome, option), GuaranteeBreach.Outcome))
            :
            [
                .. options.Where(option => !guarantee.Outcomes.Contains(option)).Select(option => new Question(Say.ValueIs(outcome, option), GuaranteeBreach.Outcome)),
                new Question(Say.StaysOpen(outcome), GuaranteeBreach.NoOutcome),
                new Question(Say.ItemBreaks(outcome), GuaranteeBreach.Fault),
            ];
    }

    private sealed record Question(Statement Breaks, GuaranteeBreach How);
}
