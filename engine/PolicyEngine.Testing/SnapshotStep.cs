using System.Collections.Immutable;

namespace PolicyEngine.Testing;

/// <summary>A line of a snapshot's explanation, with the lines below it.</summary>
/// <param name="Subject">What it is about, with the values that were compared: <c>rule decision/a (to granted)</c>, <c>points 7 >= points_needed 8</c>.</param>
/// <param name="Came">What it came to: <c>yes</c>, <c>not looked at</c>, a value.</param>
/// <param name="Children">The lines below it.</param>
public sealed record SnapshotStep(string Subject, string Came, ImmutableArray<SnapshotStep> Children)
{
    private const string Arrow = " → ";

    /// <summary>Whether it was not needed, so that it shows no values.</summary>
    public bool IsOpen => Came.StartsWith("not looked at", StringComparison.Ordinal) || Came.StartsWith("not live", StringComparison.Ordinal);

    /// <summary>Whether it came to something, so that it shows the values that it compared.</summary>
    public bool IsSettled => !Came.StartsWith("not known", StringComparison.Ordinal) && !Came.StartsWith("broke", StringComparison.Ordinal);

    /// <summary>It and everything below it.</summary>
    public IEnumerable<SnapshotStep> All => Children.SelectMany(child => child.All).Prepend(this);

    /// <summary>Reads the lines of an explanation, which are indented by two spaces a level.</summary>
    public static ImmutableArray<SnapshotStep> Read(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var place = 0;
        return Level(lines, ref place, 0);
    }

    private static ImmutableArray<SnapshotStep> Level(IReadOnlyList<string> lines, ref int place, int depth)
    {
        var steps = ImmutableArray.CreateBuilder<SnapshotStep>();
        while (place < lines.Count && DepthOf(lines[place]) >= depth)
        {
            var text = lines[place].TrimStart(' ');
            var own = DepthOf(lines[place]);
            place++;
            var below = Level(lines, ref place, own + 1);
            var arrow = text.IndexOf(Arrow, StringComparison.Ordinal);
            steps.Add(arrow < 0 ? new SnapshotStep(text, "", below) : new SnapshotStep(text[..arrow], WithoutCitation(text[(arrow + Arrow.Length)..]), below));
        }

        return steps.ToImmutable();
    }

    private static int DepthOf(string line) => (line.Length - line.TrimStart(' ').Length) / 2;

    private static string WithoutCitation(string text) => SnapshotText.Split(text).Text;
}
