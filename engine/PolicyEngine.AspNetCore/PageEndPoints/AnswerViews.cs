using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.AspNetCore.Pages;
using PolicyEngine.Documents;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;

namespace PolicyEngine.AspNetCore.PageEndPoints;

/// <summary>Decisions as pages show them.</summary>
internal static class AnswerViews
{
    public static AnswerView Of(Decision decision, ImmutableArray<SummaryRow> facts)
    {
        var document = DecisionDocument.Of(decision);
        return new AnswerView(decision.PolicyTitle, HeadlineOf(document), document is { Status: DecisionStatus.Determined, Outcome: not null }, [.. document.Reasons.Select(reason => reason.Text).Distinct(StringComparer.Ordinal)])
        {
            Results = [.. document.Parts.Concat(document.Outputs).Where(value => value is { Status: DecisionStatus.Determined, Applies: true }).Select(value => new SummaryRow(value.Title, value.Shown))],
            Advice = [.. document.Advisories.Select(advice => advice.Text)],
            Signposts = document.Signposts,
            Open = [.. OpenOf(document)],
            Facts = facts,
            Citations = document.Citations,
            Next = document.Status == DecisionStatus.Faulted ? "a person looks at it" : document.Next,
            Version = $"{document.PolicyTitle}, on {document.AsOf.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, text {document.ContentHash[..12]}",
        };
    }

    /// <summary>A fault is never shown as a no.</summary>
    private static string HeadlineOf(DecisionDocument document) => document.Status == DecisionStatus.Faulted ? "We couldn’t decide this. A person will." : document.Headline;

    private static IEnumerable<string> OpenOf(DecisionDocument document) => document.Status == DecisionStatus.Faulted
        ? []
        : document.Missing.Select(missing => missing.State == FactState.NotKnown && missing.Question.Length > 0 ? $"{missing.Question} You said that you don’t know." : missing.Message);
}
