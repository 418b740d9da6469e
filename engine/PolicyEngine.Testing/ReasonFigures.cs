using System.Text;
using System.Text.RegularExpressions;

namespace PolicyEngine.Testing;

/// <summary>Tells a reason that only shows another figure from one that was written anew. Each place of a figure is looked at for itself, since two parameters may have had the same value.</summary>
/// <param name="was">The approved text.</param>
/// <param name="now">The text now.</param>
internal sealed class ReasonFigures(SnapshotText was, SnapshotText now)
{
    private readonly Dictionary<string, string[]> figures = Figures(was.Named("parameters"), now.Named("parameters"));

    /// <summary>Whether the words differ in more than the figures of parameters.</summary>
    public bool AreWrittenAnew(string old, string words)
    {
        var (before, after) = (SnapshotText.Split(old).Text, SnapshotText.Split(words).Text);
        return before != after && (figures.Count == 0 || !Regex.IsMatch(after, Pattern(before), RegexOptions.CultureInvariant));
    }

    private static Dictionary<string, string[]> Figures(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) => before.Keys
        .Where(after.ContainsKey)
        .Select(name => (Old: SnapshotText.Split(before[name]).Text, New: SnapshotText.Split(after[name]).Text))
        .Where(figure => figure.Old.Length > 0)
        .GroupBy(figure => figure.Old, figure => figure.New, StringComparer.Ordinal)
        .Where(group => group.Any(figure => figure != group.Key))
        .ToDictionary(group => group.Key, group => group.Append(group.Key).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    // A figure is no part of a longer one: 8 is not in 18, nor in 8.5.
    private string Pattern(string before)
    {
        var places = string.Join('|', figures.Keys.OrderByDescending(figure => figure.Length).Select(Regex.Escape));
        var (pattern, from) = (new StringBuilder(@"\A"), 0);
        foreach (Match place in Regex.Matches(before, $@"(?<![\w]|\d[.,])(?:{places})(?!\w|[.,]\d)", RegexOptions.CultureInvariant))
        {
            pattern.Append(Regex.Escape(before[from..place.Index])).Append("(?:").AppendJoin('|', figures[place.Value].Select(Regex.Escape)).Append(')');
            from = place.Index + place.Length;
        }

        return pattern.Append(Regex.Escape(before[from..])).Append(@"\z").ToString();
    }
}
