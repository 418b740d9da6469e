using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Expressions;

/// <summary>The last decision as facts: <c>decision.reasons</c> is the fact <c>decision_reasons</c>, a list like any other, so that the language, its limits and its lists serve for it too.</summary>
public static class DecisionView
{
    /// <summary>The word before the dot.</summary>
    public const string Name = "decision";

    private static readonly SourceSpan Nowhere = new SourceFile(Name, "").Span(0, 0);

    private static readonly ImmutableArray<Member> All =
    [
        new("outcome", FactType.Choice, "the outcome", (decision, model) => OutcomeOf(decision, model)),
        new("outcome_title", FactType.Text, "the outcome in words", (decision, _) => decision.OutcomeTitle),
        new("status", FactType.Choice, "determined, undetermined or faulted", (decision, _) => (int)decision.Status) { Options = ["determined", "undetermined", "faulted"] },
        new("day", FactType.Date, "the date of the decision", (decision, _) => decision.AsOf),
        new("route", FactType.Text, "who or what handles it next", (decision, _) => decision.Route),
        new("for_a_person", FactType.YesNo, "whether a person has to take it on", (decision, _) => decision.HandToPerson),
        new("reasons", FactType.List, "why", (decision, _) => Rows(decision.Reasons, reason => [reason.Source, reason.Text, Cite(reason.Citations)])) { Fields = ["source", "text", "cite"] },
        new("advice", FactType.List, "what else should be known", (decision, _) => Rows(decision.Advisories, reason => [reason.Source, reason.Text, Cite(reason.Citations)])) { Fields = ["source", "text", "cite"] },
        new("fired", FactType.List, "the rules that fired", (decision, _) => Rows(decision.Fired, rule => [rule])) { Fields = ["rule"] },
        new("missing", FactType.List, "what could still change the answer", (decision, _) => Rows(decision.Missing, input => [input.Name, input.Message, input.Question])) { Fields = ["name", "message", "question"] },
        new("parts", FactType.List, "the further decisions", (decision, _) => Rows(decision.Parts, Named)) { Fields = ["name", "title", "value"] },
        new("outputs", FactType.List, "the further values", (decision, _) => Rows(decision.Outputs, Named)) { Fields = ["name", "title", "value"] },
        new("facts", FactType.List, "the facts that were used", (decision, _) => Rows(decision.FactsUsed, fact => [fact.Name, fact.Display])) { Fields = ["name", "value"] },
        new("parameters", FactType.List, "the figures that were used", (decision, _) => Rows(decision.ParametersUsed, use => [use.Name, use.Key ?? "", use.Display])) { Fields = ["name", "key", "value"] },
        new("citations", FactType.List, "what it rests on", (decision, _) => Rows(decision.Citations, text => [text])) { Fields = ["cite"] },
        new("signposts", FactType.List, "where else to turn", (decision, _) => Rows(decision.Signposts, text => [text])) { Fields = ["text"] },
        new("faults", FactType.List, "what broke", (decision, _) => Rows(decision.Faults, fault => [fault.Message])) { Fields = ["message"] },
    ];

    /// <summary>The members with what each is.</summary>
    public static IEnumerable<(string Name, string Summary)> Members => All.Select(member => (member.Name, member.Summary));

    /// <summary>The facts to add to a policy.</summary>
    public static ImmutableArray<FactSyntax> Facts { get; } = [.. All.Select(Fact)];

    /// <summary>Their values; none of a decision that was not made.</summary>
    public static IReadOnlyList<object?> Values(Decision? decision, PolicyModel model) => [.. All.Select(member => decision is null ? null : member.Value(decision, model))];

    /// <summary>What is missing, as the person typed it.</summary>
    public static MissingInput Worded(MissingInput missing, Decision? decision) =>
        missing.Kind != MissingKind.Fact || !missing.Name.StartsWith(Name + "_", StringComparison.Ordinal) || All.All(member => missing.Name != $"{Name}_{member.Name}") ? missing
        : missing with
        {
            Name = $"{Name}.{missing.Name[(Name.Length + 1)..]}",
            Question = "",
            Message = decision is null ? "there is no decision yet" : "the last decision has no outcome yet",
        };

    private static FactSyntax Fact(Member member) => new()
    {
        Name = At($"{Name}_{member.Name}"),
        Type = member switch
        {
            { Type: FactType.Choice, Options: [] } => new TypeSyntax(FactType.Choice, Nowhere, [], At("outcome")),
            _ => new TypeSyntax(member.Type, Nowhere, [.. member.Options.Select(option => new OptionSyntax(At(option), option))], null),
        },
        Ask = member.Summary,
        Fields = [.. member.Fields.Select(field => new FactSyntax { Name = At(field), Type = new TypeSyntax(FactType.Text, Nowhere, [], null) })],
    };

    private static Written<string> At(string name) => new(name, Nowhere);

    private static object? OutcomeOf(Decision decision, PolicyModel model) =>
        decision.Outcome is { } outcome && model.Outcome is { ChoiceSet: >= 0 and var set } ? ValueText.TryParse(outcome, FactType.Choice, model.Choices[set]) : null;

    private static object[][] Rows<T>(IEnumerable<T> items, Func<T, object[]> fields) => [.. items.Select(fields)];

    private static object[] Named(DecisionValue value) => [value.Name, value.Title, value is { Value: not null } ? value.Display : value.Applies ? "not determined" : "does not apply"];

    private static string Cite(ImmutableArray<string> citations) => string.Join("; ", citations);

    private sealed record Member(string Name, FactType Type, string Summary, Func<Decision, PolicyModel, object?> Value)
    {
        public ImmutableArray<string> Options { get; init; } = [];

        public ImmutableArray<string> Fields { get; init; } = [];
    }
}
