namespace PolicyEngine.Repl.Testing;

/// <summary>Finds which named piece of a policy was changed, by holding the steps of two explanations against each other. Pieces that others rest on come first.</summary>
internal static class StepCauses
{
    // In this order: a changed table or definition also changes the values that rules show.
    private static readonly string[] Kinds = ["table", "definition", "criterion", "rule", "output", "part", "outcome"];

    /// <summary>The pieces of the first kind of which any changed.</summary>
    public static IEnumerable<string> Find(SnapshotText was, SnapshotText now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        var (before, after) = (Pieces(was), Pieces(now));
        foreach (var kind in Kinds)
        {
            string[] changed =
            [
                .. before.Keys.Where(name => string.Equals(KindOf(name), kind, StringComparison.Ordinal))
                    .Where(name => after.TryGetValue(name, out var piece) && (kind == "table" ? RowsDiffer(before[name], piece) : StepsDiffer(before[name], piece))),
            ];
            if (changed.Length > 0)
            {
                return changed.Select(name => kind is "output" or "part" or "outcome" ? $"the rules of {name}" : name);
            }
        }

        return [];
    }

    private static string KindOf(string subject) => subject.Split(' ')[0];

    // A piece is explained where it is first used; elsewhere it is only named.
    private static Dictionary<string, SnapshotStep> Pieces(SnapshotText text)
    {
        var pieces = new Dictionary<string, SnapshotStep>(StringComparer.Ordinal);
        foreach (var step in text.Explanation.SelectMany(step => step.All).Where(step => Kinds.Contains(KindOf(step.Subject), StringComparer.Ordinal)))
        {
            var name = string.Join(' ', step.Subject.Split(' ').Take(2));
            if (!pieces.TryGetValue(name, out var known) || known.Children.IsEmpty)
            {
                pieces[name] = step;
            }
        }

        return pieces;
    }

    private static bool RowsDiffer(SnapshotStep was, SnapshotStep now)
    {
        var isExplained = !was.Children.IsEmpty && !now.Children.IsEmpty;
        return isExplained && Lines(was, "input").SequenceEqual(Lines(now, "input"), StringComparer.Ordinal)
            && (was.Came != now.Came || !Lines(was, "row").SequenceEqual(Lines(now, "row"), StringComparer.Ordinal));
    }

    private static IEnumerable<string> Lines(SnapshotStep table, string kind) =>
        table.Children.Where(child => child.Subject.StartsWith(kind + " ", StringComparison.Ordinal)).Select(child => $"{child.Subject} {child.Came}");

    private static bool StepsDiffer(SnapshotStep was, SnapshotStep now)
    {
        // What was not looked at shows no values, so it cannot be held against what was.
        var (before, after) = (Own(was), Own(now));
        if (was.IsOpen || now.IsOpen || before.Length == 0 || after.Length == 0)
        {
            return false;
        }

        return before.Length != after.Length || before.Zip(after).Any(pair => !pair.First.IsOpen && !pair.Second.IsOpen && (pair.First.Subject != pair.Second.Subject || StepsDiffer(pair.First, pair.Second)));
    }

    private static SnapshotStep[] Own(SnapshotStep step) => [.. step.Children.Where(child => KindOf(child.Subject) is not ("table" or "definition" or "criteria" or "criterion" or "rule" or "output" or "part" or "outcome" or "fact" or "parameter"))];
}
