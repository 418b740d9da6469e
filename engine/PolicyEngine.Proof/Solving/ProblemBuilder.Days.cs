using System.Collections.Immutable;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;

namespace PolicyEngine.Proof.Solving;

/// <content>Days: limits that move with the day of the decision, and spans between two dates.</content>
internal sealed partial class ProblemBuilder
{
    private readonly Dictionary<(Axis Axis, string Function, long Span), DayOffsets> spans = [];

    // A range that begins or ends with the day of the decision does so on each day.
    private void Range(Axis axis)
    {
        if (axis.Fact < 0 || day.Model.Facts[axis.Fact] is not ({ FromAsOf: true } or { UntilAsOf: true }) || !isAnyDay)
        {
            moves |= axis.Fact >= 0 && day.Model.Facts[axis.Fact] is { FromAsOf: true } or { UntilAsOf: true };
            return;
        }

        var fact = day.Model.Facts[axis.Fact];
        var number = scaled[axis];
        var (first, last) = (day.Runs.Min(run => run.First), day.Runs.Max(run => run.Last));
        var own = numbers[number.Number];
        numbers[number.Number] = own with { Low = fact.FromAsOf ? first.DayNumber : own.Low, High = fact.UntilAsOf ? last.DayNumber : own.High };
        var today = new ScaledNumber(AsOf(), 1);
        if (fact.FromAsOf)
        {
            clauses.Add([Whole([(today, 1), (number, -1)], 0)]);
        }

        if (fact.UntilAsOf)
        {
            clauses.Add([Whole([(number, 1), (today, -1)], 0)]);
        }
    }

    private int AsOf()
    {
        if (asOf < 0)
        {
            asOf = numbers.Count;
            numbers.Add(new ProblemNumber("as_of", day.Runs.Min(run => run.First).DayNumber, day.Runs.Max(run => run.Last).DayNumber));
            clauses.Add([Add(new RunsNode(asOf, [.. day.Runs.Select(run => new Run(run.First.DayNumber, run.Last.DayNumber))]))]);
        }

        return asOf;
    }

    private int OnAnyDay(ImmutableArray<(ScaledNumber Number, Int128 Times)> parts, DayOffsets offsets)
    {
        var today = new ScaledNumber(AsOf(), 1);
        var result = 0;
        foreach (var (offset, runs) in offsets.Runs)
        {
            var isThen = Add(new RunsNode(asOf, [.. runs]));
            result = Or(result, Add(new AndNode(isThen, Whole(parts.Add((today, -offsets.Slope)), offset))));
        }

        return result;
    }

    // That a function of two dates is at most a limit: the second lies before the first day on which it comes to more, which moves with the first.
    private int Span(Derivation derivation, Int128 limit)
    {
        var (from, to) = (scaled[derivation.One.Axis], scaled[derivation.Other.Axis]);
        var more = (long)limit + 1;
        var key = (derivation.One.Axis, derivation.Function!, more);
        if (!spans.TryGetValue(key, out var offsets))
        {
            offsets = DayOffsets.Of(derivation, more, numbers[from.Number], numbers[to.Number]);
            spans.Add(key, offsets);
        }

        var result = 0;
        foreach (var (offset, runs) in offsets.Runs)
        {
            var isThen = Add(new RunsNode(from.Number, [.. runs]));
            var isBefore = offset switch
            {
                DayOffsets.Never => ClaimProblem.Yes,
                DayOffsets.Always => 0,
                _ => Whole([(to, 1), (from, -1)], offset - 1),
            };
            result = Or(result, Add(new AndNode(isThen, isBefore)));
        }

        return result;
    }
}
