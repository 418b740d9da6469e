using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;

namespace PolicyEngine.Proof.Witnesses;

/// <summary>Moves values within their classes until the sums that a case needs come out.</summary>
internal sealed class FormRepair(Dictionary<Axis, AxisClass> classes, Dictionary<Axis, Int128> positions)
{
    private const int Rounds = 20;

    /// <summary>Whether all forms are within their classes now.</summary>
    public bool Repair()
    {
        var forms = classes.Values.Where(one => one.Axis.Form is not null).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var isDone = true;
            foreach (var form in forms)
            {
                isDone &= form.Holds(Sum(form.Axis.Form!)) || Move(form);
            }

            if (isDone && Array.TrueForAll(forms, form => form.Holds(Sum(form.Axis.Form!))))
            {
                return true;
            }
        }

        return false;
    }

    private static Axis AxisOf(FormPart part) => ((AxisInput)part.Input).Axis;

    private Int128 Sum(Form form)
    {
        Int128 sum = 0;
        foreach (var part in form.Parts)
        {
            sum += part.Times * positions.GetValueOrDefault(AxisOf(part), 0);
        }

        return sum;
    }

    private bool Move(AxisClass form)
    {
        foreach (var part in form.Axis.Form!.Parts)
        {
            var axis = AxisOf(part);
            var sum = Sum(form.Axis.Form);
            var lacking = sum < form.Low ? form.Low - sum : sum > form.High ? form.High - sum : 0;
            if (lacking == 0)
            {
                return true;
            }

            // The next whole step that reaches the range; within it a sum may lie beyond.
            var steps = lacking / part.Times;
            steps += lacking % part.Times == 0 ? 0 : Int128.Sign(lacking) * Int128.Sign(part.Times);
            var range = classes.GetValueOrDefault(axis, new AxisClass(axis, axis.Low, axis.High));
            positions[axis] = Int128.Clamp(positions.GetValueOrDefault(axis, 0) + steps, range.Low, range.High);
        }

        return form.Holds(Sum(form.Axis.Form));
    }
}
