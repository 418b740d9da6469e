using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>
/// Takes pieces out of a mapping whose shape has been checked. What is missing or malformed has been reported already and reads as empty here, so that a reader can go on and report what else is wrong.
/// </summary>
/// <param name="Map">The mapping.</param>
internal sealed record MapReader(YamlMap Map)
{
    /// <summary>Where the mapping is written.</summary>
    public SourceSpan Span => Map.Span;

    /// <summary>The entry whose value is a text; <see langword="null"/> when it is left out.</summary>
    public YamlScalar? Scalar(string key) => Map.Find(key)?.Value is YamlScalar { IsMissing: false } scalar ? scalar : null;

    /// <summary>The words under a key; empty when left out.</summary>
    public string Words(string key) => Scalar(key)?.Value.Trim() ?? "";

    /// <summary>The text with the place of each character; <see langword="null"/> when left out.</summary>
    public TextSyntax? Text(string key) => Scalar(key)?.ToText();

    /// <summary>The text with the place of each character; empty when left out.</summary>
    public TextSyntax RequiredText(string key) => Text(key) ?? new TextSyntax("", Span, [Span.Start]);

    /// <summary>The text of an entry; empty when it is none.</summary>
    public static TextSyntax TextOf(YamlEntry entry) => entry.Value is YamlScalar scalar ? scalar.ToText() : new TextSyntax("", entry.Key.Span, [entry.Key.Span.Start]);

    /// <summary>The text with its place; <see langword="null"/> when left out.</summary>
    public Written<string>? Written(string key) => Scalar(key)?.ToWritten();

    /// <summary>The text with its place; empty when left out.</summary>
    public Written<string> RequiredWritten(string key) => Written(key) ?? new Written<string>("", Span);

    /// <summary>The date under a key; <see langword="null"/> when left out or no date.</summary>
    public Written<DateOnly>? Date(string key) =>
        Scalar(key) is { } scalar && ScalarForms.ReadDate(scalar.Value) is { } date ? new Written<DateOnly>(date, scalar.Span) : null;

    /// <summary>The yes or no under a key.</summary>
    public bool YesNo(string key, bool otherwise = false) => Scalar(key) is { } scalar ? ScalarForms.ReadYesNo(scalar.Value) ?? otherwise : otherwise;

    /// <summary>The count under a key; <see langword="null"/> when left out or no count.</summary>
    public int? Count(string key) => Scalar(key) is { } scalar ? ScalarForms.ReadCount(scalar.Value) : null;

    /// <summary>The mapping under a key; <see langword="null"/> when left out.</summary>
    public MapReader? Child(string key) => Map.Find(key)?.Value is YamlMap map ? new MapReader(map) : null;

    /// <summary>The mapping under a key; empty when left out.</summary>
    public MapReader RequiredChild(string key) => Child(key) ?? new MapReader(new YamlMap([], false, Span));

    /// <summary>The names under a key with their values.</summary>
    public ImmutableArray<YamlEntry> Names(string key) => Map.Find(key)?.Value is YamlMap map ? map.Entries : [];

    /// <summary>The items of the list under a key.</summary>
    public ImmutableArray<YamlNode> Items(string key) => Map.Find(key)?.Value is YamlList list ? list.Items : [];

    /// <summary>The mappings of the list under a key.</summary>
    public IEnumerable<MapReader> Children(string key) => Items(key).OfType<YamlMap>().Select(map => new MapReader(map));

    /// <summary>The texts under a key: one, or a list.</summary>
    public IEnumerable<YamlScalar> Scalars(string key) => Scalar(key) is { } one ? [one] : Items(key).OfType<YamlScalar>();

    /// <summary>The texts under a key with their places: one, or a list.</summary>
    public ImmutableArray<Written<string>> WrittenList(string key) => [.. Scalars(key).Select(scalar => scalar.ToWritten())];

    /// <summary>The words under a key: one, or a list.</summary>
    public ImmutableArray<string> WordsList(string key) => [.. Scalars(key).Select(scalar => scalar.Value.Trim())];

    /// <summary>Who sees it in explanations and letters.</summary>
    public Readers Readers() => Words("show") switch { "officer" => Model.Readers.Officers, "never" => Model.Readers.Nobody, _ => Model.Readers.Everybody };

    /// <summary>The citations.</summary>
    public ImmutableArray<string> Cite() => WordsList("cite");

    /// <summary>The source, its document and place in one text.</summary>
    public Written<string> Source()
    {
        var source = RequiredChild("source");
        return new Written<string>($"{source.Words("document")}, {source.Words("at")}", source.Span);
    }

    /// <summary>The source's document and place, each where it is written.</summary>
    public SourceSyntax SourceParts()
    {
        var source = RequiredChild("source");
        return new SourceSyntax(source.Written("document"), source.Written("at"));
    }

    /// <summary>Reports a period whose last day is before its first.</summary>
    public void CheckPeriod(DiagnosticBag diagnostics)
    {
        if (Date("from") is { } from && Date("to") is { } to && to.Value < from.Value)
        {
            diagnostics.Add(ReadingDiagnostics.EndsBeforeStart, to.Span, Examples.Of(from.Value), Examples.Of(to.Value));
        }
    }
}
