using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;

namespace PolicyEngine.Proof.Witnesses;

/// <summary>
/// Positions that meet differences of two facts within limits, by shortest paths; exact. Dates that come before each other are of this kind. A circle that comes out below zero proves that there are none.
/// </summary>
internal sealed class Differences
{
    private readonly List<Axis> axes;
    private readonly List<Edge> edges = [];

    private Differences(List<Axis> axes) => this.axes = axes;

    /// <summary>Whether a form is one fact less another.</summary>
    public static bool Fits(Form form) => form.Parts is [{ Times: 1 }, { Times: -1 }] or [{ Times: -1 }, { Times: 1 }];

    /// <summary>Makes the limits of facts and of their differences into paths.</summary>
    public static Differences Of(IReadOnlyCollection<AxisClass> forms, Func<Axis, AxisClass> rangeOf)
    {
        var axes = forms.SelectMany(form => form.Axis.Form!.Parts).Select(part => ((AxisInput)part.Input).Axis).Distinct().ToList();
        var result = new Differences(axes);
        for (var place = 0; place < axes.Count; place++)
        {
            // The last place stands for zero.
            var range = rangeOf(axes[place]);
            result.edges.Add(new Edge(axes.Count, place, range.High));
            result.edges.Add(new Edge(place, axes.Count, -range.Low));
        }

        foreach (var form in forms)
        {
            var plus = axes.IndexOf(((AxisInput)form.Axis.Form!.Parts.First(part => part.Times == 1).Input).Axis);
            var minus = axes.IndexOf(((AxisInput)form.Axis.Form.Parts.First(part => part.Times == -1).Input).Axis);
            result.edges.Add(new Edge(minus, plus, form.High));
            result.edges.Add(new Edge(plus, minus, -form.Low));
        }

        return result;
    }

    /// <summary>Positions that meet all limits, or nothing where that is impossible.</summary>
    public Dictionary<Axis, Int128>? Solve()
    {
        var distances = new Int128[axes.Count + 1];
        for (var round = 0; round <= axes.Count + 1; round++)
        {
            var isDone = true;
            foreach (var edge in edges)
            {
                if (distances[edge.From] + edge.Length < distances[edge.To])
                {
                    distances[edge.To] = distances[edge.From] + edge.Length;
                    isDone = false;
                }
            }

            if (isDone)
            {
                return axes.Select((axis, place) => (axis, Position: distances[place] - distances[axes.Count])).ToDictionary(pair => pair.axis, pair => pair.Position);
            }
        }

        return null;
    }

    private readonly record struct Edge(int From, int To, Int128 Length);
}
