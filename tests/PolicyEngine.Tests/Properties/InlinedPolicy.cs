using System.Text.RegularExpressions;

namespace PolicyEngine.Tests.Properties;

/// <summary>Writes what a definition says in the place of its name, wherever it is named.</summary>
internal static partial class InlinedPolicy
{
    /// <summary>The text of the same policy without the names of its definitions in any expression.</summary>
    public static string Of(string policy)
    {
        var definitions = Definition().Matches(policy).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        return string.Join('\n', policy.Split('\n').Select(line => Definition().IsMatch(line) ? line : Quoted().Replace(line, text => $"'{Written(text.Groups[1].Value, definitions)}'")));
    }

    private static string Written(string expression, Dictionary<string, string> definitions) =>
        Name().Replace(expression, name => definitions.TryGetValue(name.Value, out var value) ? $"({Written(value, definitions)})" : name.Value);

    [GeneratedRegex(@"^  ([em]\d): '(.*)'$", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b[em]\d\b")]
    private static partial Regex Name();
}
