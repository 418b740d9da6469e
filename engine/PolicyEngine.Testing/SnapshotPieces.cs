namespace PolicyEngine.Testing;

/// <summary>The named pieces of a policy in the explanation of a snapshot, each where it is explained in full.</summary>
internal sealed class SnapshotPieces
{
    private static readonly string[] Values = ["outcome", "part", "output", "definition", "criteria", "table"];
    private static readonly string[] Texts = ["rule", "criterion"];

    private readonly Dictionary<string, SnapshotStep> pieces = new(StringComparer.Ordinal);

    /// <summary>Finds the pieces.</summary>
    public SnapshotPieces(SnapshotText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var step in text.Explanation.SelectMany(step => step.All).Where(step => IsValue(step) || Texts.Contains(KindOf(step), StringComparer.Ordinal)))
        {
            // Elsewhere than at its first use a piece is only named.
            if (!pieces.TryGetValue(NameOf(step), out var known) || known.Children.IsEmpty)
            {
                pieces[NameOf(step)] = step;
            }
        }
    }

    /// <summary>The names, for example <c>definition age</c> or <c>rule decision/first</c>.</summary>
    public IEnumerable<string> Names => pieces.Keys;

    /// <summary>The name of a step that is a piece: its kind and its id.</summary>
    public static string NameOf(SnapshotStep step) => string.Join(' ', step.Subject.Split(' ').Take(2));

    /// <summary>The kind of a step, where it is a piece.</summary>
    public static string KindOf(SnapshotStep step) => step.Subject.Split(' ')[0];

    /// <summary>Whether a step is about a named value.</summary>
    public static bool IsValue(SnapshotStep step) => Values.Contains(KindOf(step), StringComparer.Ordinal);

    /// <summary>A piece by its name; <see langword="null"/> when it is not explained.</summary>
    public SnapshotStep? Find(string name) => pieces.GetValueOrDefault(name);

    /// <summary>The steps that values rest on, as far as they can have changed them: a value that came out the same in the other snapshot is not followed.</summary>
    /// <param name="names">The values.</param>
    /// <param name="other">The other snapshot.</param>
    public IEnumerable<SnapshotStep> Below(IEnumerable<string> names, SnapshotPieces other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var open = new Queue<string>(names);
        var seen = new HashSet<string>(open, StringComparer.Ordinal);
        while (open.TryDequeue(out var name))
        {
            foreach (var step in Find(name) is { } piece ? Inside(piece) : [])
            {
                if (!IsValue(step))
                {
                    yield return step;
                }
                else if (!string.Equals(step.Came, other.Find(NameOf(step))?.Came, StringComparison.Ordinal) && seen.Add(NameOf(step)))
                {
                    open.Enqueue(NameOf(step));
                    yield return step;
                }
            }
        }
    }

    private static IEnumerable<SnapshotStep> Inside(SnapshotStep step) => step.Children.SelectMany(child => IsValue(child) ? [child] : Inside(child).Prepend(child));
}
