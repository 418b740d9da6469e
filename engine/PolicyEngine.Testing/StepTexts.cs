using System.Text.RegularExpressions;

namespace PolicyEngine.Testing;

/// <summary>Holds the author's own text of two steps against each other, whatever values they show.</summary>
internal static partial class StepTexts
{
    /// <summary>Whether the text of a piece was changed, as far as both snapshots show it.</summary>
    public static bool Differ(SnapshotStep was, SnapshotStep now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        return SnapshotPieces.KindOf(was) == "table" ? RowsDiffer(was, now) : StepsDiffer(was, now);
    }

    private static bool RowsDiffer(SnapshotStep was, SnapshotStep now)
    {
        var isExplained = !was.Children.IsEmpty && !now.Children.IsEmpty;
        return isExplained && Lines(was, "input").SequenceEqual(Lines(now, "input"), StringComparer.Ordinal)
            && (was.Came != now.Came || !Lines(was, "row").SequenceEqual(Lines(now, "row"), StringComparer.Ordinal));
    }

    private static IEnumerable<string> Lines(SnapshotStep table, string kind) =>
        table.Children.Where(child => SnapshotPieces.KindOf(child) == kind).Select(child => $"{child.Subject} {child.Came}");

    private static bool StepsDiffer(SnapshotStep was, SnapshotStep now)
    {
        var (before, after) = (Own(was), Own(now));
        if (was.IsOpen || now.IsOpen || before.Length == 0 || after.Length == 0)
        {
            return false;
        }

        foreach (var (old, step) in before.Zip(after))
        {
            // What was not looked at shows no values and no steps, so it cannot be compared; nor can what was not settled, or what follows a condition that came out otherwise.
            if (old.IsOpen || step.IsOpen)
            {
                continue;
            }

            if (old.IsSettled != step.IsSettled)
            {
                return false;
            }

            if (WithoutValues(old.Subject) != WithoutValues(step.Subject) || StepsDiffer(old, step))
            {
                return true;
            }

            if (old.Came != step.Came)
            {
                return false;
            }
        }

        return before.Length != after.Length;
    }

    private static SnapshotStep[] Own(SnapshotStep step) =>
        [.. step.Children.Where(child => !SnapshotPieces.IsValue(child) && SnapshotPieces.KindOf(child) is not ("rule" or "criterion" or "fact" or "parameter"))];

    // A comparison shows the value of a side after its text: `points 7 >= points_needed 8`.
    private static string WithoutValues(string subject)
    {
        var comparison = Comparison().Match(subject);
        return comparison.Success ? $"{WithoutValue(comparison.Groups[1].Value)}{comparison.Groups[2].Value}{WithoutValue(comparison.Groups[3].Value)}" : subject;
    }

    private static string WithoutValue(string side)
    {
        var name = NameWithValue().Match(side);
        var last = side.LastIndexOf(' ');
        return name.Success ? name.Groups[1].Value : last < 0 || side.StartsWith('"') ? side : side[..last];
    }

    [GeneratedRegex("^(.+?)( (?:==|!=|<=|>=|<|>) )(.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();

    [GeneratedRegex("^([a-z][a-z0-9_]*) (?:\\(not known\\)|[^-+*/%&|?(])", RegexOptions.CultureInvariant)]
    private static partial Regex NameWithValue();
}
