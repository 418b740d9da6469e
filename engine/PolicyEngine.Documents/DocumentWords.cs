using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Explanations;
using PolicyEngine.Model;

namespace PolicyEngine.Documents;

/// <summary>Words and marks that the renderings share.</summary>
internal static class DocumentWords
{
    public static string Day(DateOnly day) => ValueText.Display(day, FactType.Date, null, "");

    public static string Status(DecisionStatus status) => status switch
    {
        DecisionStatus.Determined => "determined",
        DecisionStatus.Undetermined => "undetermined",
        DecisionStatus.Faulted => "faulted",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Kind(MissingKind kind) => kind switch
    {
        MissingKind.Fact => "fact",
        MissingKind.Parameter => "parameter",
        MissingKind.Calendar => "calendar",
        MissingKind.TableGap => "table_gap",
        MissingKind.NotApplicable => "not_applicable",
        MissingKind.PolicySilent => "policy_silent",
        MissingKind.PolicyNotInForce => "policy_not_in_force",
        MissingKind.EmptyList => "empty_list",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string State(ExplanationState state) => state switch
    {
        ExplanationState.Yes => "yes",
        ExplanationState.No => "no",
        ExplanationState.Value => "value",
        ExplanationState.Unknown => "not known",
        ExplanationState.Fault => "broke",
        ExplanationState.NotLookedAt => "not looked at",
        ExplanationState.NotLive => "not live",
        ExplanationState.Overridden => "overridden",
        ExplanationState.NotApplicable => "does not apply",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Kind(ExplanationKind kind) => kind switch
    {
        ExplanationKind.Decision => "decision",
        ExplanationKind.Outcome => "outcome",
        ExplanationKind.Part => "part",
        ExplanationKind.Output => "output",
        ExplanationKind.AppliesIf => "applies_if",
        ExplanationKind.Rule => "rule",
        ExplanationKind.Otherwise => "otherwise",
        ExplanationKind.Criteria => "criteria",
        ExplanationKind.Criterion => "criterion",
        ExplanationKind.AllOf => "all_of",
        ExplanationKind.AnyOf => "any_of",
        ExplanationKind.Not => "not",
        ExplanationKind.Choice => "choice",
        ExplanationKind.Condition => "condition",
        ExplanationKind.Comparison => "comparison",
        ExplanationKind.Calculation => "calculation",
        ExplanationKind.Definition => "definition",
        ExplanationKind.Table => "table",
        ExplanationKind.Input => "input",
        ExplanationKind.Row => "row",
        ExplanationKind.Fact => "fact",
        ExplanationKind.Parameter => "parameter",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The headline: the outcome, or why there is none.</summary>
    public static string Headline(DecisionDocument document) =>
        document.OutcomeTitle is { } title ? title
        : document.Status == DecisionStatus.Faulted ? "No answer: the policy broke on this case"
        : document.Invalid.Length > 0 ? "No answer: some answers contradict each other"
        : document.Missing.Any(input => input.Kind == MissingKind.PolicyNotInForce) ? "No answer: the policy is not in force on this day"
        : document is { IsCalculation: true, Status: DecisionStatus.Determined } ? "Worked out"
        : document.IsCalculation ? "Not all worked out yet"
        : "No answer yet";

    /// <summary>Why a reason is not complete; empty for one that is.</summary>
    public static string Wording(Reason reason) => reason.IsOpen ? $"[undetermined wording: {string.Join(", ", reason.NotKnown)} not known]" : "";

    public static string Cited(IEnumerable<string> citations) => string.Join("; ", citations) is { Length: > 0 } text ? $"[{text}]" : "";

    /// <summary>What is missing, with the question where there is one.</summary>
    public static string Missing(MissingInput input)
    {
        var paths = input.Paths.IsEmpty ? "" : $" ({string.Join(", ", input.Paths)})";
        return input.Question.Length > 0 ? $"{input.Question} {input.Message}{paths}" : $"{input.Message}{paths}";
    }

    /// <summary>An explanation as indented lines, each with its depth.</summary>
    public static IEnumerable<(int Depth, string Line)> Lines(ExplanationNode node, int depth)
    {
        yield return (depth, Line(node));
        foreach (var line in node.Children.SelectMany(child => Lines(child, depth + 1)))
        {
            yield return line;
        }
    }

    private static string Line(ExplanationNode node)
    {
        var subject = Subject(node);
        if (node is { Kind: ExplanationKind.Row, Id: "" })
        {
            return subject;
        }

        var leadsTo = node.Kind is ExplanationKind.Rule or ExplanationKind.Otherwise && node.Value.Length > 0 ? $" (to {node.Value})" : "";
        var state = node.State == ExplanationState.Value ? node.Value : State(node.State);
        var note = node.Note.Length > 0 ? $" — {node.Note}" : "";
        var cited = Cited(node.Citations) is { Length: > 0 } citations ? " " + citations : "";
        return $"{subject}{leadsTo}{(state.Length > 0 ? " → " + state : "")}{note}{cited}";
    }

    private static string Subject(ExplanationNode node) => node.Kind switch
    {
        ExplanationKind.Comparison or ExplanationKind.Condition or ExplanationKind.Calculation => node.Text,
        ExplanationKind.AllOf or ExplanationKind.AnyOf or ExplanationKind.Not or ExplanationKind.Choice => node.Title,
        ExplanationKind.AppliesIf => $"applies only if {node.Text}",
        ExplanationKind.Decision => node.Title,
        ExplanationKind.Outcome => "outcome",
        ExplanationKind.Rule => $"rule {node.Id}",
        ExplanationKind.Otherwise => node.Id,
        ExplanationKind.Criterion => $"criterion {node.Id}",
        ExplanationKind.Row => node.Id.Length == 0 ? node.Text : node.Text.Length == 0 ? $"row {node.Id}" : $"row {node.Id}: {node.Text}",
        ExplanationKind.Input => string.Equals(node.Id, node.Text, StringComparison.Ordinal) ? $"input {node.Id}" : $"input {node.Id}: {node.Text}",
        ExplanationKind.Part or ExplanationKind.Output or ExplanationKind.Criteria or ExplanationKind.Definition or ExplanationKind.Table or ExplanationKind.Fact or ExplanationKind.Parameter =>
            $"{Kind(node.Kind)} {node.Id}",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };
}
