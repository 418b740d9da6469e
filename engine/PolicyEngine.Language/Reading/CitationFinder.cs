using System.Collections.Immutable;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Finds every citation of a policy's tree, wherever it stands.</summary>
internal static class CitationFinder
{
    private static readonly string[] Sentences = ["title", "because", "otherwise", "says", "say", "ask", "help", "refuse", "note", "subject", "text", "signpost", "description"];

    private static readonly string[] Names = ["id", "about", "policy"];

    /// <summary>The citations, in the order of the text.</summary>
    public static ImmutableArray<CitedPlace> Find(YamlMap tree) => [.. InMap(tree, "")];

    private static IEnumerable<CitedPlace> InMap(YamlMap map, string name)
    {
        var own = NameOf(map) ?? name;
        foreach (var entry in map.Entries)
        {
            var found = IsCitation(entry.Key.Value) ? Cited(entry.Value, own, map) : In(entry.Value, own, entry.Key.Value);
            foreach (var place in found)
            {
                yield return place;
            }
        }
    }

    private static IEnumerable<CitedPlace> In(YamlNode node, string name, string key) => node switch
    {
        YamlMap map => InMap(map, key),
        YamlList list => list.Items.SelectMany(item => In(item, name, name)),
        _ => [],
    };

    private static IEnumerable<CitedPlace> Cited(YamlNode value, string name, YamlMap map)
    {
        var scalars = value is YamlList list ? list.Items.OfType<YamlScalar>() : new[] { value }.OfType<YamlScalar>();
        var words = WordsOf(map);
        return scalars.Select(scalar => new CitedPlace(scalar.ToWritten(), name, words));
    }

    private static bool IsCitation(string key) => key is "cite" or "at";

    private static string? NameOf(YamlMap map) =>
        Names.Select(key => map.Find(key)?.Value).OfType<YamlScalar>().FirstOrDefault()?.Value;

    private static string WordsOf(YamlMap map) =>
        string.Join(' ', map.Entries.Where(entry => Sentences.Contains(entry.Key.Value)).SelectMany(entry => Texts(entry.Value)));

    private static IEnumerable<string> Texts(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar.Value],
        YamlList list => list.Items.SelectMany(Texts),
        YamlMap map => map.Entries.SelectMany(entry => Texts(entry.Value)),
        _ => [],
    };
}
