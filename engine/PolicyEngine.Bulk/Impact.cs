using System.Globalization;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bulk;

/// <summary>What a change of policy means for a person.</summary>
public enum ImpactKind
{
    /// <summary>The answer is the same.</summary>
    Same,

    /// <summary>The outcome becomes one that is wanted, or the money grows.</summary>
    Gains,

    /// <summary>The outcome is no longer one that is wanted, or the money shrinks.</summary>
    Loses,

    /// <summary>The answer is another, and nobody says that it is better or worse.</summary>
    Changes,

    /// <summary>It was determined and no longer is: the new policy asks what the rows do not say. Never a loss.</summary>
    Opens,

    /// <summary>It was not determined and now is.</summary>
    Settles,

    /// <summary>A policy broke on it.</summary>
    Breaks,
}

/// <summary>Rows that are affected alike.</summary>
/// <param name="Kind">How.</param>
/// <param name="Old">The outcome under the old policy; <c>?</c> for not determined.</param>
/// <param name="New">The outcome under the new policy.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Weight">Their weights together.</param>
/// <param name="Squares">The squares of their weights together.</param>
/// <param name="Money">By how much their money changes together.</param>
public sealed record ImpactClass(ImpactKind Kind, string Old, string New, long Rows, decimal Weight, decimal Squares, decimal Money);

/// <summary>What caused changes: the rules that gave the two outcomes, and figures that differ.</summary>
/// <param name="Kind">How rows are affected.</param>
/// <param name="Cause">The cause in words.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Weight">Their weights together.</param>
public sealed record ImpactCause(ImpactKind Kind, string Cause, long Rows, decimal Weight);

/// <summary>How many of a group are affected how.</summary>
/// <param name="Group">The group's values, in the order of the columns.</param>
/// <param name="Kind">How.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Weight">Their weights together.</param>
/// <param name="Money">By how much their money changes together.</param>
public sealed record ImpactGroup(string Group, ImpactKind Kind, long Rows, decimal Weight, decimal Money);

/// <summary>A row that shows a class plainly.</summary>
/// <param name="Kind">The class.</param>
/// <param name="Place">Its line or number.</param>
/// <param name="Facts">How many facts it gives; the fewer, the plainer.</param>
/// <param name="Old">Why the old policy says what it says.</param>
/// <param name="New">Why the new one does.</param>
public sealed record ImpactExample(ImpactKind Kind, long Place, int Facts, string Old, string New);

/// <summary>The money of one output.</summary>
/// <param name="Name">The output.</param>
/// <param name="Old">All of it under the old policy, by weight.</param>
/// <param name="New">All of it under the new policy.</param>
public sealed record ImpactMoney(string Name, decimal Old, decimal New);

/// <summary>What another policy means for the people of a file.</summary>
/// <param name="Tally">The rows, as the first policy decided them.</param>
/// <param name="Classes">The rows that are affected alike, the same ones first.</param>
/// <param name="Causes">The causes, the most frequent first.</param>
/// <param name="Groups">By the groups that were asked for.</param>
/// <param name="Money">The money, by output.</param>
/// <param name="Deciles">The least, the nine deciles and the most of the changes of money, of rows whose money changes; empty where none does.</param>
/// <param name="Examples">The plainest rows of each class.</param>
/// <param name="Wanted">The outcomes that count as wanted.</param>
/// <param name="Ended">Why reading ended early.</param>
/// <param name="PlaceWord">What rows are numbered by.</param>
public sealed record ImpactReport(
    BatchTally Tally,
    IReadOnlyList<ImpactClass> Classes,
    IReadOnlyList<ImpactCause> Causes,
    IReadOnlyList<ImpactGroup> Groups,
    IReadOnlyList<ImpactMoney> Money,
    IReadOnlyList<decimal> Deciles,
    IReadOnlyList<ImpactExample> Examples,
    IReadOnlyList<string> Wanted,
    RefusedCell? Ended,
    string PlaceWord)
{
    /// <summary>All weights together.</summary>
    public decimal Weight => Classes.Sum(one => one.Weight);

    /// <summary>Rows and weights of a kind.</summary>
    public (long Rows, decimal Weight) Of(ImpactKind kind) => (Classes.Where(one => one.Kind == kind).Sum(one => one.Rows), Classes.Where(one => one.Kind == kind).Sum(one => one.Weight));

    /// <summary>By how much the share of a kind may be off where the rows are a weighted sample, at 95 of 100 samples; 0 to 1.</summary>
    public double Uncertainty(ImpactKind kind)
    {
        var (all, squares) = ((double)Weight, (double)Classes.Sum(one => one.Squares));
        var within = (double)Classes.Where(one => one.Kind == kind).Sum(one => one.Squares);
        var share = all == 0 ? 0 : (double)Of(kind).Weight / all;
        return all == 0 ? 0 : 1.96 * Math.Sqrt(((1 - share) * (1 - share) * within) + (share * share * (squares - within))) / all;
    }
}

/// <summary>What is asked of an impact.</summary>
/// <param name="Weight">The column of weights; <see langword="null"/> where each row is one person.</param>
/// <param name="By">The columns by which is grouped.</param>
/// <param name="Wanted">The outcomes that count as wanted; none where only money is a gain or a loss, since a policy does not say which of its outcomes people want.</param>
public sealed record ImpactChoice(string? Weight, IReadOnlyList<string> By, IReadOnlyList<string> Wanted);

/// <summary>Compares what two policies say of many rows, in one pass.</summary>
public static class Impact
{
    /// <summary>Compares.</summary>
    /// <param name="request">The rows and both policies, the old one first. Columns of weights and groups are kept ones, or facts.</param>
    /// <param name="choice">What is asked.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    public static (ImpactReport? Report, IReadOnlyList<Problem> Problems) Of(PopulationRequest request, ImpactChoice choice, IProgress<BatchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(choice);
        var needed = choice.By.Concat(choice.Weight is { } weight ? [weight] : []).ToArray();
        var (pass, problems) = PopulationPass.Open(request with { Columns = request.Columns with { Keep = [.. request.Columns.Keep.Concat(needed).Distinct()] } });
        if (pass is null)
        {
            return (null, problems);
        }

        using var open = pass;
        var outcomes = request.Policies[0].Model;
        var options = outcomes.Choices[outcomes.Items[outcomes.OutcomeItem].ChoiceSet].Options.Select(option => option.Name).ToArray();
        if (choice.Wanted.FirstOrDefault(name => !options.Contains(name)) is { } strange)
        {
            return (null, [new Problem($"`{strange}` is no outcome of {outcomes.Id}", NearestName.Hint(strange, options) is { Length: > 0 } hint ? hint : $"its outcomes are {string.Join(", ", options.Select(one => $"`{one}`"))}")]);
        }

        int Place(string name) => pass.Kept.ToList().FindIndex(kept => string.Equals(kept, name, StringComparison.OrdinalIgnoreCase));
        var comparing = new ImpactComparing(request.Policies, [.. choice.Wanted], choice.Weight is { } column ? Place(column) : -1, [.. choice.By.Select(Place)]);
        var all = new ImpactPart();
        var (tally, ended) = pass.Run(comparing.Look, all.Add, progress, cancellation);
        return all.BadWeights > 0
            ? (null, [new Problem($"{all.BadWeights.ToString("N0", CultureInfo.InvariantCulture)} rows have no weight above 0 in `{choice.Weight}`, the first at {pass.PlaceWord} {all.FirstBad}", "give each row a weight, like 1 or 2.5")])
            : (all.Report(tally, ended, choice.Wanted, pass.PlaceWord), []);
    }
}
