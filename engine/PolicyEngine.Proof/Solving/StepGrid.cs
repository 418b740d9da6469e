using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;

namespace PolicyEngine.Proof.Solving;

/// <summary>
/// The steps in which linked facts are taken, and how far they go. A solver works its way through a range step by step, and a range in pence is long: what is compared with 16,000 and 6,000 is looked at first in parts of 2,000.
/// Decimals, which can lie between any two figures, are always taken so.
/// </summary>
internal sealed class StepGrid
{
    /// <summary>How many parts the finest figure is cut into at most, so that there is room between two figures.</summary>
    public const int MostParts = 1_000;

    private const int TwoLifetimes = 60_000;

    private static readonly int[] Parts = [MostParts, 500, 250, 200, 125, 100, 50, 25, 20, 10, 8, 5, 4, 2, 1];

    private readonly Dictionary<FactType, Int128> figures = [];
    private readonly Dictionary<FactType, Int128> reaches = [];
    private readonly Int128 firstDay;
    private readonly Int128 lastDay;
    private readonly Int128 aboutDays;
    private readonly bool isCoarse;

    public StepGrid(IReadOnlyCollection<Axis> linked, IReadOnlyCollection<Axis> forms, DateOnly day, bool isCoarse)
    {
        this.isCoarse = isCoarse;
        Int128[] days = [.. linked.Where(axis => KindOf(axis) == FactType.Date).SelectMany(axis => axis.Limits).Append(day.DayNumber)];
        (firstDay, lastDay) = (days.Min(), days.Max());
        var spans = forms.SelectMany(form => form.Limits).Select(limit => Int128.Abs(limit)).Where(limit => limit < lastDay).Append(0).Max();
        aboutDays = TwoLifetimes + (2 * spans);
        foreach (var axis in linked.Where(axis => axis.Input is AxisInput && axis.Derives is null))
        {
            var type = KindOf(axis);
            var edge = axis.IsDense ? (Int128)ProblemBuilder.Reach * 2 * AxisInput.DenseUnits : ProblemBuilder.Reach;
            var edges = new[] { axis.Low, axis.High }.Where(one => axis.HasOwnRange && Int128.Abs(one) < edge);
            foreach (var limit in axis.Limits.Concat(edges))
            {
                Take(type, axis.IsDense, limit, 1);
            }
        }

        foreach (var part in forms.SelectMany(form => form.Form!.Parts.SelectMany(part => form.Limits.Select(limit => (Axis: ((AxisInput)part.Input).Axis, part.Times, Limit: limit)))))
        {
            Take(KindOf(part.Axis), part.Axis.IsDense, part.Limit, Math.Abs(part.Times));
        }

        // Chains of facts that lie between each other need a step for each.
        IsExact = forms.All(IsPlain) && linked.Count < MostParts && linked.All(axis => axis.Derives is null);
    }

    /// <summary>Whether what has no solution in these steps and this range has none at all: where each comparison is of one fact with another, a step for each fact is enough.</summary>
    public bool IsExact { get; }

    /// <summary>How many positions a step of an axis is.</summary>
    public Int128 StepOf(Axis axis)
    {
        if (!axis.IsDense && (!isCoarse || KindOf(axis) is FactType.Date or FactType.Choice))
        {
            return 1;
        }

        var figure = figures.GetValueOrDefault(KindOf(axis), axis.IsDense ? 2 * AxisInput.DenseUnits : 1);
        return figure / Array.Find(Parts, parts => figure % parts == 0);
    }

    /// <summary>Where an axis lies at most.</summary>
    public (Int128 Low, Int128 High) RangeOf(Axis axis)
    {
        if (isCoarse && KindOf(axis) == FactType.Date)
        {
            // Dates lie about those that they are compared with, and two lifetimes more.
            return (Int128.Max(axis.Low, firstDay - aboutDays), Int128.Min(axis.High, lastDay + aboutDays));
        }

        var reach = ReachOf(axis);
        return (Int128.Max(axis.Low, -reach), Int128.Min(axis.High, reach));
    }

    private Int128 ReachOf(Axis axis)
    {
        var plausible = ProblemBuilder.Reach * (axis.IsDense ? MostParts * StepOf(axis) : 1);
        return isCoarse ? Int128.Min(plausible, reaches.GetValueOrDefault(KindOf(axis)) + (MostParts * StepOf(axis))) : plausible;
    }

    // What stands for nothing else is a choice here; amounts with pence and amounts between them do not share their steps.
    private static FactType KindOf(Axis axis) => axis.IsDense ? FactType.Decimal : axis.Input is AxisInput { Type: var type } ? type : FactType.Choice;

    private static bool IsPlain(Axis form) => form.Form!.Parts is [var one, var other] && Worth(one) == Worth(other);

    private static Rational Worth(FormPart part)
    {
        var input = (AxisInput)part.Input;
        var worth = new Rational(Math.Abs(part.Times), 1);
        return input.Axis.IsDense ? worth * (2 * AxisInput.DenseUnits) : worth * input.StepsInOne;
    }

    private void Take(FactType type, bool isDense, Int128 limit, long times)
    {
        // What lies below a figure is the figure itself here.
        var rounder = isDense ? limit + (limit & 1) : Zeros(limit + 1) > Zeros(limit) ? limit + 1 : limit;
        var figure = rounder % times == 0 ? rounder / times : rounder;
        figures[type] = Rational.Divisor(Int128.Abs(figure), figures.GetValueOrDefault(type, isDense ? 2 * AxisInput.DenseUnits : 0));
        reaches[type] = reaches.GetValueOrDefault(type) + (2 * Int128.Abs(figure));
    }

    private static int Zeros(Int128 value)
    {
        var zeros = 0;
        while (value != 0 && value % 10 == 0)
        {
            value /= 10;
            zeros++;
        }

        return value == 0 ? int.MaxValue : zeros;
    }
}
