using System.Text.RegularExpressions;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Model;
using PolicyEngine.Testing.Coverage;

namespace PolicyEngine.Testing.Drafting;

/// <summary>The title of a drafted case in words: the titles of what it is about in place of names, and comparisons spelt out.</summary>
internal static partial class DraftTitle
{
    // Longer ones first, since the shorter stand inside them.
    private static readonly (string Sign, string Words)[] Signs = [(">=", "is at least"), ("<=", "is at most"), ("==", "is"), ("!=", "is not"), (">", "is more than"), ("<", "is less than")];

    /// <summary>The title for a point that the case reaches.</summary>
    public static string Of(PolicyModel model, CoveragePoint point)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(point);
        var title = point.Kind switch
        {
            CoverageKind.Rule => $"{Piece(model, point.Of)} applies",
            CoverageKind.Row => $"{Piece(model, point.Of)} applies",
            CoverageKind.Criterion => $"{Piece(model, point.Of)} {point.Needs}",
            CoverageKind.Branch => $"{Within(model, point)}{Condition(model, point.Of)}: {point.Needs}",
            CoverageKind.Boundary => $"{Within(model, point)}{Condition(model, point.Of)}: {point.Needs}",
            _ => throw new ArgumentOutOfRangeException(nameof(point)),
        };
        return string.Join(' ', SafeText.Of(title.ReplaceLineEndings(" ")).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Within(PolicyModel model, CoveragePoint point) =>
        point.Within.Length == 0 || point.Within == point.Of ? "" : $"{(point.Within.Contains(' ', StringComparison.Ordinal) ? Named(model, point.Within.Replace("`", "", StringComparison.Ordinal)) : Piece(model, point.Within))}, ";

    // `decision/rule`, `table/row`, `group/criterion`, or a name.
    private static string Piece(PolicyModel model, string piece)
    {
        var parts = piece.Split('/');
        if (model.Items.FirstOrDefault(item => CoveragePlan.BlockName(item) == parts[0]) is not { } block)
        {
            return $"“{Spaced(piece)}”";
        }

        if (parts.Length == 1)
        {
            return $"“{TitleOf(block)}”";
        }

        var rule = block.Rules?.Rules.FirstOrDefault(one => one.Id == parts[1]);
        var inside = parts[1] == "otherwise" ? "otherwise" : rule is { Title.Length: > 0 } ? $"“{(rule.Title == rule.Id ? Spaced(rule.Id) : rule.Title)}”" : $"“{Spaced(parts[1])}”";
        return block.Kind == ItemKind.Outcome ? inside == "otherwise" ? "No rule of the decision" : inside : $"“{TitleOf(block)}”, {inside}";
    }

    private static string Condition(PolicyModel model, string text)
    {
        var words = Named(model, text);
        foreach (var (sign, spelt) in Signs)
        {
            words = words.Replace($" {sign} ", $" {spelt} ", StringComparison.Ordinal);
        }

        return words;
    }

    private static string Named(PolicyModel model, string text) => Name().Replace(text, match => TitleOf(model, match.Value) ?? match.Value);

    private static string? TitleOf(PolicyModel model, string name)
    {
        if (model.Facts.FirstOrDefault(fact => fact.Name == name) is { } known)
        {
            return known.Title.Length > 0 ? $"“{known.Title}”" : $"“{Spaced(name)}”";
        }

        if (name == "as_of")
        {
            return "the day of the decision";
        }

        var titles = model.Parameters.Select(parameter => (parameter.Name, parameter.Title)).Concat(model.Items.Where(item => item.IsNamed).Select(item => (item.Name, item.Title)));
        return titles.Where(pair => pair.Name == name).Select(pair => $"“{(pair.Title == name ? Spaced(name) : pair.Title)}”").FirstOrDefault();
    }

    private static string TitleOf(Item item) => item.Title == item.Name ? Spaced(item.Name) : item.Title;

    private static string Spaced(string name) => name.Replace('_', ' ').Replace("/", ", ", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![\w.""])[a-z_][a-z0-9_]*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
