using System.Collections.Immutable;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Model;

namespace PolicyEngine.Testing;

/// <summary>Holds expectations against a decision.</summary>
internal static class ExpectationComparer
{
    /// <summary>Compares one expectation. The reasons are put together only when it is not met.</summary>
    public static Comparison Compare(Expectation expectation, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        ArgumentNullException.ThrowIfNull(decision);
        if (expectation.List.Length > 0 && RecordExpectations.DecisionOf(expectation, decision) is null)
        {
            return Plain(expectation, false, $"`{expectation.List}` has no record `{expectation.Record}`") with { IsOfNoRecord = true };
        }

        var asked = expectation.List.Length > 0 ? RecordExpectations.DecisionOf(expectation, decision)! : decision;
        var comparison = Held(expectation, asked);
        return comparison.IsMet ? comparison : comparison with { Reasons = new ReasonFinder(asked).Find(expectation.List.Length > 0 ? expectation with { Name = expectation.Item!.Name } : expectation) };
    }

    /// <summary>Whether an expectation is met.</summary>
    public static bool IsMet(Expectation expectation, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        ArgumentNullException.ThrowIfNull(decision);
        return (expectation.List.Length > 0 ? RecordExpectations.DecisionOf(expectation, decision) : decision) is { } asked && Held(expectation, asked).IsMet;
    }

    /// <summary>The names that a decision lacks, as <c>missing</c> lists them: facts and parameters, and of everything else only what the expectation itself names.</summary>
    public static ImmutableArray<string> MissingNames(Expectation expectation, Decision decision) =>
    [
        .. decision.Missing
            .Where(input => input.Kind is MissingKind.Fact or MissingKind.Parameter or MissingKind.Calendar || expectation.Names.Contains(input.Name))
            .SelectMany(input => !input.Paths.IsEmpty && expectation.Names.Any(name => name.Contains('[', StringComparison.Ordinal)) ? input.Paths : [input.Name])
            .Distinct(StringComparer.Ordinal),
    ];

    private static Comparison Held(Expectation expectation, Decision decision) => expectation.Kind switch
    {
        ExpectationKind.Status => Status(expectation, decision),
        ExpectationKind.Value => Value(expectation, decision),
        ExpectationKind.Fired => Fired(expectation, decision),
        ExpectationKind.Missing => Missing(expectation, decision),
        _ => throw new ArgumentOutOfRangeException(nameof(expectation)),
    };

    private static Comparison Status(Expectation expectation, Decision decision)
    {
        var came = DecisionStatusWords.Of(decision.Status);
        return Plain(expectation, string.Equals(came, expectation.Text, StringComparison.Ordinal), came);
    }

    private static Comparison Fired(Expectation expectation, Decision decision)
    {
        string[] came = [.. decision.FiredIds.Distinct(StringComparer.Ordinal)];
        return Plain(expectation, expectation.Names.ToHashSet(StringComparer.Ordinal).SetEquals(came), NameLists.Plain(came)) with { CameNames = [.. came] };
    }

    private static Comparison Missing(Expectation expectation, Decision decision)
    {
        var came = MissingNames(expectation, decision);
        return Plain(expectation, expectation.Names.SequenceEqual(came, StringComparer.Ordinal), NameLists.Plain(came)) with { CameNames = came };
    }

    private static Comparison Plain(Expectation expectation, bool isMet, string came) => new(expectation, isMet, came, []) { ExpectedWords = expectation.Text, CameWords = came };

    private static Comparison Value(Expectation expectation, Decision decision)
    {
        var item = expectation.Item!;
        var (state, value) = Find(item, decision);
        var isMet = state == expectation.State && Equals(value, expectation.Value);
        var came = value is null ? WordOf(state) : ValueText.Format(value, ExpectationWords.ChoicesOf(decision.Policy, item));
        return new Comparison(expectation, isMet, came, [])
        {
            ExpectedWords = Words(decision.Policy, item, expectation.State, expectation.Value),
            CameWords = Words(decision.Policy, item, state, value),
            IsSettled = value is not null,
        };
    }

    private static string Words(PolicyModel model, Item item, ValueState state, object? value) => value is null ? ExpectationWords.Of(state) : ExpectationWords.Of(model, item, value);

    private static (ValueState State, object? Value) Find(Item item, Decision decision)
    {
        if (item.Kind is ItemKind.Part or ItemKind.Output && decision.IsInForce)
        {
            var result = decision.Parts.Concat(decision.Outputs).First(result => string.Equals(result.Name, item.Name, StringComparison.Ordinal));
            return !result.Applies ? (ValueState.NotApplicable, null)
                : result.Status == DecisionStatus.Determined ? (ValueState.Settled, result.Value)
                : (result.Status == DecisionStatus.Faulted ? ValueState.Faulted : ValueState.Undetermined, null);
        }

        if (decision.ValueOf(item.Name) is { } value)
        {
            return (ValueState.Settled, value);
        }

        var hasBroken = decision.Status == DecisionStatus.Faulted && ReasonFinder.StepOf(decision, item.Name)?.State == ExplanationState.Fault;
        return (hasBroken ? ValueState.Faulted : ValueState.Undetermined, null);
    }

    private static string WordOf(ValueState state) => state switch
    {
        ValueState.NotApplicable => "not_applicable",
        ValueState.Undetermined => "undetermined",
        ValueState.Faulted => "faulted",
        ValueState.Settled => throw new ArgumentException("a settled value has no word", nameof(state)),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
