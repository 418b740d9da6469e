using System.Text.RegularExpressions;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Mutation;

/// <summary>The mistakes that can be put into a cell of a table.</summary>
internal static partial class CellEdits
{
    /// <summary>The edits of a cell.</summary>
    /// <param name="text">The cell as written.</param>
    /// <param name="type">The column's type.</param>
    public static IEnumerable<TextEdit> Of(string text, FactType type)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Trim() == "-")
        {
            yield break;
        }

        yield return new TextEdit(MutationKind.Condition, 0, text.Length, "-");
        if (type is not (FactType.WholeNumber or FactType.Decimal or FactType.Money or FactType.Date or FactType.Time))
        {
            yield break;
        }

        foreach (var sign in Sign().Matches(text).Select(match => (match.Index, match.Value)))
        {
            var flipped = sign.Value switch { "<" => "<=", "<=" => "<", ">" => ">=", ">=" => ">", "[" => "(", "(" => "[", "]" => ")", _ => "]" };
            yield return new TextEdit(MutationKind.Comparison, sign.Index, sign.Value.Length, flipped);
        }

        foreach (Match figure in Figure().Matches(text))
        {
            foreach (var moved in Figures.Beside(figure.Value, type))
            {
                yield return new TextEdit(type == FactType.Date ? MutationKind.Date : MutationKind.Threshold, figure.Index, figure.Length, moved);
            }
        }
    }

    // The brackets of `not(…)` are no edges.
    [GeneratedRegex(@"<=|>=|<|>|\[|\]|(?<!not)\((?=[^()]*\.\.)|(?<=\.\.[^()]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex(@"(?<![\d\w])-?£?\d+(?:[-:_]\d+|,\d{3}(?!\d))*(?:\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
