using System.Text.RegularExpressions;

namespace PolicyEngine.Testing;

/// <summary>Finds the pieces of a policy that were changed, by holding the explanations of two snapshots against each other.</summary>
internal sealed partial class StepCauses
{
    private readonly SnapshotPieces was;
    private readonly SnapshotPieces now;
    private readonly List<SnapshotStep> before;
    private readonly List<SnapshotStep> after;

    /// <summary>Looks at two explanations.</summary>
    /// <param name="was">The approved text.</param>
    /// <param name="now">The text now.</param>
    /// <param name="affected">The values that came out otherwise, as in <see cref="SnapshotPieces.Names"/>; none to look at everything.</param>
    public StepCauses(SnapshotText was, SnapshotText now, IReadOnlyCollection<string> affected)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(affected);
        (this.was, this.now) = (new SnapshotPieces(was), new SnapshotPieces(now));
        before = Steps(was, this.was, this.now, affected);
        after = Steps(now, this.now, this.was, affected);
    }

    /// <summary>The parameters that the steps read.</summary>
    public IEnumerable<string> Parameters() => Names("parameter").Select(name => name.Split(' ')[1]);

    /// <summary>The rules that came, went, or became live or not.</summary>
    public IEnumerable<string> Rules()
    {
        foreach (var rule in Names("rule").Distinct(StringComparer.Ordinal))
        {
            var (old, step) = (was.Find(rule), now.Find(rule));
            if (old is null || step is null)
            {
                yield return old is null ? $"{rule} added" : $"{rule} removed";
            }
            else if (IsLive(old) != IsLive(step))
            {
                yield return IsLive(step) ? $"{rule} is live now" : $"{rule} is not live any more";
            }
            else if (old.Subject != step.Subject)
            {
                yield return $"{rule} leads elsewhere";
            }
        }
    }

    /// <summary>Where the values lead elsewhere that hold when no rule fires.</summary>
    public IEnumerable<string> Otherwise() => before.Where(IsOtherwise)
        .Where(old => after.Exists(step => SnapshotPieces.KindOf(step) == SnapshotPieces.KindOf(old) && step.Subject != old.Subject))
        .Select(old => $"{SnapshotPieces.KindOf(old)} leads elsewhere")
        .Distinct(StringComparer.Ordinal);

    /// <summary>The pieces of which the text was changed: definitions and tables first, then what rests on them.</summary>
    public IEnumerable<string> Texts()
    {
        foreach (var kind in (string[])["table", "definition", "criterion", "rule", "output", "part"])
        {
            foreach (var name in Names(kind).Distinct(StringComparer.Ordinal))
            {
                if (was.Find(name) is { } old && now.Find(name) is { } step && StepTexts.Differ(old, step))
                {
                    yield return name;
                }
            }
        }
    }

    /// <summary>The methods of scripts that the steps call, whose own text no snapshot shows.</summary>
    public IEnumerable<string> Scripts() => after.SelectMany(step => Call().Matches(step.Subject)).Select(call => $"the script {call.Groups[1].Value}").Distinct(StringComparer.Ordinal);

    // The engine's functions are written small, and its list operators follow a point.
    [GeneratedRegex(@"(?<![.\w])([A-Z]\w*)\(", RegexOptions.CultureInvariant)]
    private static partial Regex Call();

    private static List<SnapshotStep> Steps(SnapshotText text, SnapshotPieces own, SnapshotPieces other, IReadOnlyCollection<string> affected) =>
        affected.Count == 0 ? [.. text.Explanation.SelectMany(step => step.All)] : [.. affected.Select(own.Find).OfType<SnapshotStep>(), .. own.Below(affected, other)];

    private static bool IsOtherwise(SnapshotStep step) => SnapshotPieces.KindOf(step).EndsWith("/otherwise", StringComparison.Ordinal);

    private static bool IsLive(SnapshotStep rule) => !rule.Came.StartsWith("not live", StringComparison.Ordinal);

    private IEnumerable<string> Names(string kind) => before.Concat(after).Where(step => SnapshotPieces.KindOf(step) == kind).Select(SnapshotPieces.NameOf);
}
