using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Workbench;

/// <summary>A question whose answer can still change a decision.</summary>
/// <param name="Fact">The fact that it asks for.</param>
/// <param name="Answer">What it may be answered with, in plain words.</param>
/// <param name="Options">The options of a choice; empty for other facts.</param>
/// <param name="Why">The rules that need it, as <c>block/rule</c>; the names of parts and outputs without rules.</param>
/// <param name="After">The facts that decide whether it is asked, which stand before it.</param>
/// <param name="Gaps">For a list, the fields of records that are left out, counted from 1.</param>
public sealed record Question(
    Fact Fact, string Answer, ImmutableArray<ChoiceOption> Options, ImmutableArray<string> Why, ImmutableArray<string> After, ImmutableArray<string> Gaps)
{
    /// <summary>The questions that are left, in the order in which they are asked. What was asked and is not known is not asked again.</summary>
    public static IEnumerable<Question> Left(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.Missing.Where(IsOpen).Select(input => Of(decision.Policy, input));
    }

    /// <summary>The next question; <see langword="null"/> when no answer can change the decision any more.</summary>
    public static Question? Next(Decision decision) => Left(decision).FirstOrDefault();

    /// <summary>Whether something that is missing can be had by asking.</summary>
    public static bool IsOpen(MissingInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input is { Kind: MissingKind.Fact, State: FactState.NotAsked };
    }

    private static Question Of(PolicyModel model, MissingInput input)
    {
        var fact = model.Facts.First(one => one.Name == input.Name);
        var options = fact.Type == FactType.Choice ? model.Choices[fact.ChoiceSet].Options : [];
        return new Question(fact, ExpectedAnswer.Of(model, fact), options, input.Why, input.After, input.Paths);
    }
}
