using System.Text.RegularExpressions;

namespace PolicyEngine.Workbench.Expressions;

/// <summary>What was typed, taken apart: an expression, perhaps with a name that it is kept under (<c>let x = …</c> or <c>var x = …</c>), perhaps with a semicolon at its end.</summary>
/// <param name="Name">The name; empty for none.</param>
/// <param name="NameStart">Where the name is.</param>
/// <param name="Start">Where the expression begins.</param>
/// <param name="Length">How long it is.</param>
public sealed partial record ExpressionLine(string Name, int NameStart, int Start, int Length)
{
    /// <summary>Takes a text apart.</summary>
    public static ExpressionLine Of(string text)
    {
        var lead = Lead().Match(text);
        var start = lead.Success ? lead.Length : 0;
        var end = text.Length;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] == ';'))
        {
            end--;
        }

        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var name = lead.Groups["name"];
        return new ExpressionLine(name.Value, name.Index, start, end - start);
    }

    [GeneratedRegex(@"^\s*(?:let|var)\s+(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*=(?![=>])")]
    private static partial Regex Lead();
}
