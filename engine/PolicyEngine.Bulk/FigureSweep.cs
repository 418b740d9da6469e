using PolicyEngine.Bulk.Deciding;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Bulk;

/// <summary>What a value of a figure gives.</summary>
/// <param name="Value">The value, as it is written.</param>
/// <param name="Outcomes">How many rows have which outcome, in the policy's order; the last are those not determined.</param>
/// <param name="Money">All money of each output of money.</param>
/// <param name="Changed">How many rows have another outcome than with the policy as it is.</param>
public sealed record SweepPoint(string Value, IReadOnlyList<long> Outcomes, IReadOnlyList<decimal> Money, long Changed);

/// <summary>What a figure does to many rows, value by value.</summary>
/// <param name="Tally">The rows, under the policy as it is.</param>
/// <param name="Outcomes">The outcomes, and <c>?</c> for not determined.</param>
/// <param name="Money">The outputs of money.</param>
/// <param name="Points">A point a value.</param>
/// <param name="Ended">Why reading ended early.</param>
/// <param name="PlaceWord">What rows are numbered by.</param>
public sealed record SweepReport(BatchTally Tally, IReadOnlyList<string> Outcomes, IReadOnlyList<string> Money, IReadOnlyList<SweepPoint> Points, RefusedCell? Ended, string PlaceWord);

/// <summary>Decides rows with many values of one figure, in one pass and exactly: each row is read once and decided with every value.</summary>
public static class FigureSweep
{
    /// <summary>Sweeps.</summary>
    /// <param name="request">The rows; the first policy as it is, then the policy with each value.</param>
    /// <param name="values">The values, one for each further policy.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    public static (SweepReport? Report, IReadOnlyList<Problem> Problems) Of(PopulationRequest request, IReadOnlyList<string> values, IProgress<BatchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(values);
        var (pass, problems) = PopulationPass.Open(request);
        if (pass is null)
        {
            return (null, problems);
        }

        using var open = pass;
        var answers = AnswerColumn.Of(request.Policies[0].Model).ToArray();
        var outcomes = answers[0].Choices!.Options.Length;
        int[] money = [.. Enumerable.Range(0, answers.Length).Where(place => answers[place].Item is { Type: FactType.Money, Kind: ItemKind.Output })];
        var all = values.Select(_ => new Sums(outcomes, money.Length)).ToArray();
        var (tally, ended) = pass.Run(
            blocks => blocks.Skip(1).Select(block => Look(blocks[0], block, outcomes, money)).ToArray(),
            part =>
            {
                for (var i = 0; i < all.Length; i++)
                {
                    all[i].Add(part[i]);
                }
            },
            progress,
            cancellation);
        return (new SweepReport(
            tally,
            [.. answers[0].Choices!.Options.Select(option => option.Name), "?"],
            [.. money.Select(place => answers[place].Name)],
            [.. all.Select((sums, i) => new SweepPoint(values[i], sums.Outcomes, sums.Money, sums.Changed))],
            ended,
            pass.PlaceWord), []);
    }

    private static Sums Look(RowBlock usual, RowBlock block, int outcomes, int[] money)
    {
        var sums = new Sums(outcomes, money.Length);
        var (was, will) = ((AnswerColumn<int>)usual.Answers[0], (AnswerColumn<int>)block.Answers[0]);
        for (var row = 0; row < block.Count; row++)
        {
            if (block.Statuses[row] == RowStatus.Refused)
            {
                continue;
            }

            var (before, after) = (OptionOf(was, row, outcomes), OptionOf(will, row, outcomes));
            sums.Outcomes[after]++;
            sums.Changed += before == after ? 0 : 1;
            for (var i = 0; i < money.Length; i++)
            {
                var amounts = (AnswerColumn<decimal>)block.Answers[money[i]];
                sums.Money[i] += amounts.States[row] == AnswerState.Given ? amounts.Values[row] : 0;
            }
        }

        return sums;
    }

    private static int OptionOf(AnswerColumn<int> answer, int row, int open) => answer.States[row] == AnswerState.Given ? answer.Values[row] : open;

    private sealed class Sums(int outcomes, int money)
    {
        public long[] Outcomes { get; } = new long[outcomes + 1];

        public decimal[] Money { get; } = new decimal[money];

        public long Changed { get; set; }

        public void Add(Sums other)
        {
            for (var i = 0; i < Outcomes.Length; i++)
            {
                Outcomes[i] += other.Outcomes[i];
            }

            for (var i = 0; i < Money.Length; i++)
            {
                Money[i] += other.Money[i];
            }

            Changed += other.Changed;
        }
    }
}
