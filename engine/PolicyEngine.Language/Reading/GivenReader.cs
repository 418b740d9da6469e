using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Turns a tree into given values, which are held against the facts later.</summary>
internal static class GivenReader
{
    /// <summary>The given value of a tree.</summary>
    public static GivenValue Read(YamlNode node) => node switch
    {
        YamlScalar scalar => new GivenScalar(scalar.Value, scalar.Style != YamlStyle.Plain, scalar.Span) { Comment = scalar.Comment },
        YamlList list => new GivenList([.. list.Items.Select(Read)], list.Span),
        YamlMap map => ReadMap(map),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    /// <summary>The given names and values of a mapping.</summary>
    public static GivenMap ReadMap(YamlMap map) => new([.. map.Entries.Select(entry => new GivenEntry(entry.Key.Value, entry.Key.Span, Read(entry.Value)))], map.Span);
}
