using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Reasoning;
using PolicyEngine.Evaluation.Runs;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Explanations;

/// <summary>The steps about figures that an expression reads on days of its own.</summary>
internal static class DatedSteps
{
    /// <summary>What a leaf reads on the day of the decision, and figures that are looked up by key.</summary>
    public static IEnumerable<int> OnTheDay(Leaf leaf) => leaf.Reads.Where(slot => !leaf.Dated.Contains(slot));

    /// <summary>A step for each figure and day that a leaf reads.</summary>
    public static IEnumerable<ExplanationNode> Of(CaseRun run, Wording words, Leaf leaf) => leaf.Dated.IsEmpty
        ? []
        : new TermValues(run).KeyedIn(leaf.Term).Where(read => read.Day is not null && leaf.Dated.Contains(read.Slot)).Distinct().Select(read => Of(run, words, read));

    private static ExplanationNode Of(CaseRun run, Wording words, KeyedRead read)
    {
        var place = run.Plan.ParameterAt(read.Slot);
        var parameter = run.Model.Parameters[place];
        var table = run.Plan.Policy.Data.Parameter(place);
        var (day, value, entry) = (read.Day!.Value, table.ValueOn(read.Day.Value, null), table.EntryOn(read.Day.Value, null));
        return new ExplanationNode
        {
            Kind = ExplanationKind.Parameter,
            Id = $"{parameter.Name}@{ValueText.Format(day, null)}",
            Title = $"{parameter.Title} on {ValueText.Display(day, FactType.Date, null, "")}",
            State = value is null ? ExplanationState.Unknown : ExplanationState.Value,
            Value = value is null ? "" : words.ParameterText(parameter, value, true),
            Note = value is null ? "no value on that day" : "",
            Citations = entry is { Cite.IsEmpty: false } ? entry.Cite : parameter.Cite,
            Location = entry?.Location ?? parameter.Location,
        };
    }
}
