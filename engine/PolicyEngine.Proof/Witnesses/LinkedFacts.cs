using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;

namespace PolicyEngine.Proof.Witnesses;

/// <summary>What became of the forms of a choice of classes.</summary>
internal enum Linked
{
    /// <summary>The positions meet them.</summary>
    Met,

    /// <summary>No positions can meet them.</summary>
    Impossible,

    /// <summary>None were found.</summary>
    Open,
}

/// <summary>Moves positions within their classes until the forms of several facts come out, or proves that they cannot.</summary>
internal sealed class LinkedFacts(Dictionary<Axis, AxisClass> classes, Dictionary<Axis, Int128> positions)
{
    private const int Rounds = 20;

    private readonly AxisClass[] forms = [.. classes.Values.Where(one => one.Axis.Form is not null)];

    /// <summary>The classes that cannot hold together; all of them unless fewer are known to be to blame.</summary>
    public IReadOnlyCollection<AxisClass> Blamed { get; private set; } = classes.Values;

    public Linked Settle()
    {
        if (Array.Find(forms, IsBeyond) is { Axis: not null } beyond)
        {
            Blamed = [beyond, .. Own(beyond)];
            return Linked.Impossible;
        }

        if (Moves())
        {
            return Linked.Met;
        }

        if (!Array.TrueForAll(forms, form => Differences.Fits(form.Axis.Form!)))
        {
            return Linked.Open;
        }

        if (Differences.Of(forms, RangeOf).Solve() is not { } solved)
        {
            Blamed = [.. forms.Concat(forms.SelectMany(Own)).Distinct()];
            return Linked.Impossible;
        }

        foreach (var (axis, position) in solved)
        {
            positions[axis] = position;
        }

        return Linked.Met;
    }

    private static Axis AxisOf(FormPart part) => ((AxisInput)part.Input).Axis;

    private AxisClass RangeOf(Axis axis) => classes.GetValueOrDefault(axis, new AxisClass(axis, axis.Low, axis.High));

    private IEnumerable<AxisClass> Own(AxisClass form) => form.Axis.Form!.Parts.Select(AxisOf).Where(classes.ContainsKey).Select(axis => classes[axis]);

    private bool IsBeyond(AxisClass form)
    {
        var (low, high) = ((Int128)0, (Int128)0);
        foreach (var part in form.Axis.Form!.Parts)
        {
            var range = RangeOf(AxisOf(part));
            var (one, other) = (part.Times * range.Low, part.Times * range.High);
            (low, high) = (low + Int128.Min(one, other), high + Int128.Max(one, other));
        }

        return high < form.Low || low > form.High;
    }

    private bool Moves()
    {
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var form in forms)
            {
                Move(form);
            }

            if (Array.TrueForAll(forms, form => form.Holds(Sum(form.Axis.Form!))))
            {
                return true;
            }
        }

        return false;
    }

    private Int128 Sum(Form form) => form.Parts.Aggregate((Int128)0, (sum, part) => sum + (part.Times * positions.GetValueOrDefault(AxisOf(part), 0)));

    private void Move(AxisClass form)
    {
        foreach (var part in form.Axis.Form!.Parts)
        {
            var sum = Sum(form.Axis.Form);
            var lacking = sum < form.Low ? form.Low - sum : sum > form.High ? form.High - sum : 0;
            if (lacking == 0)
            {
                return;
            }

            // The next whole step that reaches the range; within it a sum may lie beyond.
            var steps = lacking / part.Times;
            steps += lacking % part.Times == 0 ? 0 : Int128.Sign(lacking) * Int128.Sign(part.Times);
            var range = RangeOf(AxisOf(part));
            positions[range.Axis] = Int128.Clamp(positions.GetValueOrDefault(range.Axis, 0) + steps, range.Low, range.High);
        }
    }
}
