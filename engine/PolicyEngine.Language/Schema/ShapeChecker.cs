using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>Holds a tree against a shape and reports everything that differs, in one run.</summary>
internal sealed class ShapeChecker
{
    private const int MostNames = 6;

    private readonly DiagnosticBag diagnostics;

    private ShapeChecker(DiagnosticBag diagnostics) => this.diagnostics = diagnostics;

    /// <summary>Reports what in <paramref name="node"/> differs from <paramref name="shape"/>.</summary>
    public static void Check(YamlNode node, MapShape shape, DiagnosticBag diagnostics) => new ShapeChecker(diagnostics).CheckNode(node, shape, shape.Thing);

    private void CheckNode(YamlNode node, Shape shape, string key)
    {
        switch (shape)
        {
            case GivenShape:
                CheckGiven(node, key);
                break;
            case ScalarShape text when node is YamlScalar scalar:
                ScalarForms.Check(scalar, text, key, diagnostics);
                break;
            case ListShape list when node is YamlList items:
                CheckList(items, list, key);
                break;
            case NamesShape names when node is YamlMap map:
                CheckNames(map, names, key);
                break;
            case MapShape keys when node is YamlMap map:
                CheckMap(map, keys);
                break;
            case FormsShape forms when FormFor(forms, node) is { } form:
                CheckNode(node, form, key);
                break;
            case NamesShape { Minimum: 0 } or ListShape { Minimum: 0 } when node is YamlScalar { IsMissing: true }:
                break;
            default:
                ReportForm(node, shape, key);
                break;
        }
    }

    private static Shape? FormFor(FormsShape forms, YamlNode node) => node switch
    {
        YamlScalar => forms.Short,
        YamlList => forms.List,
        YamlMap => forms.Long,
        _ => null,
    };

    private void CheckGiven(YamlNode node, string key)
    {
        switch (node)
        {
            case YamlScalar { IsMissing: true }:
                diagnostics.Add(ShapeDiagnostics.NoValue, node.Span, key, "a value");
                break;
            case YamlList list:
                list.Items.ToList().ForEach(item => CheckGiven(item, key));
                break;
            case YamlMap map:
                map.Entries.ToList().ForEach(entry => CheckGiven(entry.Value, entry.Key.Value));
                break;
        }
    }

    private void CheckList(YamlList list, ListShape shape, string key)
    {
        if (list.Items.Length < shape.Minimum)
        {
            diagnostics.Add(ShapeDiagnostics.TooFew, list.Span, key, ThingOf(shape.Item));
        }

        foreach (var item in list.Items)
        {
            CheckNode(item, shape.Item, key);
        }
    }

    private void CheckNames(YamlMap map, NamesShape shape, string key)
    {
        if (map.Entries.Length < shape.Minimum)
        {
            diagnostics.Add(ShapeDiagnostics.TooFew, map.Span, key, shape.Thing);
        }

        foreach (var entry in map.Entries)
        {
            if (IsTornOff(map, entry))
            {
                diagnostics.Add(ShapeDiagnostics.UnknownKey, entry.Key.Span, entry.Key.Value, shape.Thing, TornOffHelp);
                continue;
            }

            ScalarForms.CheckName(entry.Key, shape.Name, shape.Thing, diagnostics);
            CheckNode(entry.Value, shape.Value, entry.Key.Value);
        }
    }

    private void CheckMap(YamlMap map, MapShape shape)
    {
        var decided = shape.DecidedBy is null ? null : (map.Find(shape.DecidedBy)?.Value as YamlScalar)?.Value;
        foreach (var entry in map.Entries)
        {
            var name = entry.Key.Value;
            if (shape.Find(name, decided) is { } key)
            {
                CheckNode(entry.Value, key.Shape, name);
            }
            else if (shape.Keys.Any(other => other.Name == name))
            {
                ReportWrongType(entry, shape, decided);
            }
            else if (shape.Others is { } others && !IsTornOff(map, entry))
            {
                ScalarForms.CheckName(entry.Key, ScalarKind.Name, "column", diagnostics);
                CheckNode(entry.Value, others, name);
            }
            else
            {
                diagnostics.Add(ShapeDiagnostics.UnknownKey, entry.Key.Span, name, shape.Thing, IsTornOff(map, entry) ? TornOffHelp : KeyHelp(name, shape, decided));
            }
        }

        ReportMissing(map, shape, decided);
    }

    private void ReportMissing(YamlMap map, MapShape shape, string? decided)
    {
        foreach (var key in shape.Keys.Where(key => key.Required && shape.Find(key.Name, decided) == key && map.Find(key.Name) is null))
        {
            diagnostics.Add(ShapeDiagnostics.MissingKey, map.Head, shape.Thing, key.Name, LowerStart(key.Doc));
        }
    }

    private void ReportWrongType(YamlEntry entry, MapShape shape, string? decided)
    {
        // Without a known type the missing or misspelt type is the one thing to say.
        var known = shape.Keys.First(key => key.Name == shape.DecidedBy).Shape is ScalarShape type && decided is not null && type.Words.Contains(decided);
        if (known)
        {
            var types = shape.Keys.Where(key => key.Name == entry.Key.Value).SelectMany(key => key.For);
            diagnostics.Add(ShapeDiagnostics.KeyNotForType, entry.Key.Span, entry.Key.Value, decided!, ScalarForms.WordList(types));
        }
    }

    private void ReportForm(YamlNode node, Shape shape, string key)
    {
        if (node is YamlScalar { IsMissing: true })
        {
            diagnostics.Add(ShapeDiagnostics.NoValue, node.Span, key, FormOf(shape));
            return;
        }

        var help = (shape, node) switch
        {
            (ScalarShape { Kind: ScalarKind.Cell }, YamlList) => "quote a cell that starts with `[`, for example `\"[1..5]\"`; write several values as `\"a, b\"`",
            (ScalarShape, YamlList or YamlMap) => "quote a text that starts with `[` or `{`",
            (ListShape, YamlScalar or YamlMap) => "write `[ … ]`, or one `- ` line each",
            (NamesShape or MapShape, YamlList) => "write `name: value` lines without `- `",
            (MapShape map, YamlScalar) when !map.Keys.IsEmpty => $"write `name: value` lines below `{key}`, indented; the names are {ScalarForms.WordList(map.Keys.Take(MostNames).Select(name => name.Name))}{(map.Keys.Length > MostNames ? " and others" : "")}",
            _ => $"write one line each below `{key}`, indented",
        };
        var place = node is YamlScalar || node.Span.Text.Contains('\n', StringComparison.Ordinal) ? node.Span with { Length = Math.Min(node.Span.Length, LineLength(node.Span)) } : node.Span;
        diagnostics.Add(ShapeDiagnostics.WrongForm, place, key, FormOf(shape), node switch { YamlScalar => "a single text", YamlList => "a list", _ => "a mapping" }, help);
    }

    private static int LineLength(SourceSpan span) => span.Text.Split('\n')[0].TrimEnd().Length;

    private static string FormOf(Shape shape) => shape switch
    {
        ScalarShape scalar => ScalarForms.ExampleOf(scalar),
        ListShape => "a list",
        NamesShape names => $"`name: value` lines, one for each {names.Thing}",
        MapShape => "`key: value` lines",
        FormsShape forms => string.Join(" or ", new Shape?[] { forms.Short, forms.List, forms.Long }.OfType<Shape>().Select(FormOf)),
        _ => "a value",
    };

    private static string ThingOf(Shape shape) => shape switch
    {
        MapShape map => map.Thing,
        ScalarShape { Kind: ScalarKind.Option } => "option",
        _ => "value",
    };

    private static string KeyHelp(string name, MapShape shape, string? decided)
    {
        var known = shape.Keys.Where(key => shape.Find(key.Name, decided) == key).Select(key => key.Name).ToImmutableArray();
        if (KeySynonyms.For(name, known) is { } meant)
        {
            return $"write `{meant}`";
        }

        var hint = NearestName.Hint(name, known);
        return hint.Length > 0 ? hint : "the keys are " + ScalarForms.WordList(known);
    }

    private const string TornOffHelp = "inside `{ }` and `[ ]` a comma starts a new entry; put a text that holds a comma in quotes";

    // `{ value: £250,000 }` gives an entry `000` with nothing in it: the comma tore the text apart.
    private static bool IsTornOff(YamlMap map, YamlEntry entry)
    {
        var (start, end) = (entry.Key.Span.End, entry.Value.Span.Start);
        return map.IsFlow && entry.Value is YamlScalar { IsMissing: true } && entry.Key.Style == YamlStyle.Plain
            && end >= start && string.IsNullOrWhiteSpace(map.Span.File.Text[start..end]);
    }

    private static string LowerStart(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');
}
