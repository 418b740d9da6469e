using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PolicyEngine.Language;

/// <summary>
/// Turns a YAML text into trees, from the parser's events: nothing is created by name from the text, limits hold while events arrive, and what YAML would lose or repeat is refused.
/// </summary>
internal sealed class YamlTreeReader
{
    private readonly SourceFile file;
    private readonly YamlLimits limits;
    private readonly DiagnosticBag diagnostics;
    private readonly Stack<Frame> open = new();
    private readonly List<YamlNode> roots = [];
    private readonly bool isList;
    private readonly int shift;
    private int nodes;
    private int documents;
    private bool isBroken;

    private YamlTreeReader(SourceFile file, YamlLimits limits, DiagnosticBag diagnostics, bool isList)
    {
        (this.file, this.limits, this.diagnostics, this.isList) = (file, limits, diagnostics, isList);
        shift = file.Text.StartsWith('\uFEFF') ? 1 : 0;
    }

    /// <summary>Reads the one mapping of a file; <see langword="null"/> when it cannot be read to its end. A tree with reported errors serves only to find more of them.</summary>
    public static YamlMap? ReadMap(SourceFile file, YamlLimits limits, DiagnosticBag diagnostics) =>
        ReadMaps(file, limits, diagnostics).FirstOrDefault();

    /// <summary>Reads the mappings of a file, one a document; none when it cannot be read to its end.</summary>
    public static ImmutableArray<YamlMap> ReadMaps(SourceFile file, YamlLimits limits, DiagnosticBag diagnostics) => [.. ReadTrees(file, limits, diagnostics, isList: false).Cast<YamlMap>()];

    /// <summary>Reads the one list of a file; <see langword="null"/> when it cannot be read to its end. A tree with reported errors serves only to find more of them.</summary>
    public static YamlList? ReadList(SourceFile file, YamlLimits limits, DiagnosticBag diagnostics) => ReadTrees(file, limits, diagnostics, isList: true).Cast<YamlList>().FirstOrDefault();

    private static List<YamlNode> ReadTrees(SourceFile file, YamlLimits limits, DiagnosticBag diagnostics, bool isList)
    {
        if (file.Text.Length > limits.Characters)
        {
            diagnostics.Add(YamlDiagnostics.TooLarge, file.Span(0, 0), file.Text.Length, limits.Characters, limits.Advice.TooLarge);
            return [];
        }

        if (!TextCheck.Check(file, diagnostics))
        {
            return [];
        }

        var reader = new YamlTreeReader(file, limits, diagnostics, isList);
        return reader.Read() ? reader.roots : [];
    }

    private bool Read()
    {
        var scanner = new Scanner(new StringReader(file.Text[shift..]), skipComments: true);
        var parser = new Parser(scanner);
        while (MoveNext(parser, scanner) is { } read)
        {
            if (!Take(read) || diagnostics.Count > MessageLimit.MostFound)
            {
                return false;
            }

            if (read is StreamEnd)
            {
                break;
            }
        }

        if (documents == 0 && !diagnostics.HasErrors)
        {
            diagnostics.Add(isList ? YamlDiagnostics.EmptyList : YamlDiagnostics.Empty, file.Span(0, 0), limits.Advice.Empty);
        }

        return !isBroken;
    }

    private ParsingEvent? MoveNext(Parser parser, Scanner scanner)
    {
        try
        {
            return parser.MoveNext() ? parser.Current : null;
        }
        catch (YamlException failure)
        {
            Break(YamlFailure.Explain(file, failure.Message, Offset(failure.Start)));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The parser has faults of its own on broken text, such as a brace that is never closed; an author's text must not end the program.
            var unclosed = open.LastOrDefault(frame => frame.IsFlow);
            Break(unclosed is null ? YamlFailure.Explain(file, "", Offset(scanner.CurrentPosition)) : YamlFailure.Unclosed(file.Span(unclosed.Start, 1)));
        }

        return null;
    }

    private void Break(PolicyDiagnostic failure)
    {
        isBroken = true;
        if (!diagnostics.Any(known => known.Id == failure.Id && known.Span.Start == failure.Span.Start))
        {
            diagnostics.Add(failure);
        }
    }

    // False stops the reading: what follows would only repeat the same complaint.
    private bool Take(ParsingEvent read)
    {
        switch (read)
        {
            case DocumentStart start:
                return StartDocument(start);
            case AnchorAlias alias:
                var place = Trimmed(Offset(alias.Start), Offset(alias.End));
                diagnostics.Add(YamlDiagnostics.Alias, place, place.Text);
                return Put(AsWritten(place));
            case Scalar scalar:
                return CheckNode(scalar) && Put(ReadScalar(scalar));
            case MappingStart mapping:
                return CheckNode(mapping) && Open(mapping, isMap: true, mapping.Style == MappingStyle.Flow);
            case SequenceStart sequence:
                return CheckNode(sequence) && Open(sequence, isMap: false, sequence.Style == SequenceStyle.Flow);
            case MappingEnd or SequenceEnd:
                return Close(read);
            default:
                return true;
        }
    }

    private bool StartDocument(DocumentStart start)
    {
        documents++;
        if (start.Version is not null || start.Tags?.Any(tag => tag.Handle is not ("!" or "!!")) == true)
        {
            diagnostics.Add(YamlDiagnostics.Directive, file.Span(Offset(start.Start), 1));
            return false;
        }

        if (documents > limits.Documents)
        {
            diagnostics.Add(YamlDiagnostics.SecondDocument, file.Span(Offset(start.Start), start.IsImplicit ? 0 : 3), limits.Documents == 1 ? "only one" : limits.Documents);
            return false;
        }

        return true;
    }

    private bool CheckNode(NodeEvent node)
    {
        nodes++;
        var place = Trimmed(Offset(node.Start), Offset(node.End));
        if (nodes > limits.Nodes)
        {
            diagnostics.Add(YamlDiagnostics.TooMany, place, limits.Nodes, limits.Advice.TooLarge);
            return false;
        }

        var isAnchor = !node.Anchor.IsEmpty;
        if (isAnchor || !node.Tag.IsEmpty)
        {
            var kind = isAnchor && (node.Tag.IsEmpty || file.Text[place.Start] == '&') ? YamlDiagnostics.Anchor : YamlDiagnostics.Tag;
            var lost = FirstLine(place);
            diagnostics.Add(kind, lost, lost.Text, node is not Scalar ? YamlAdvice.TakeAway : kind == YamlDiagnostics.Tag ? YamlAdvice.QuoteTag : YamlAdvice.QuoteAnchor);
        }

        return true;
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlStyle.DoubleQuoted,
            ScalarStyle.Literal => YamlStyle.Literal,
            ScalarStyle.Folded => YamlStyle.Folded,
            ScalarStyle.Plain or ScalarStyle.ForcePlain or ScalarStyle.Any => YamlStyle.Plain,
            _ => throw new ArgumentOutOfRangeException(nameof(scalar)),
        };
        var (start, end) = (Offset(scalar.Start), Offset(scalar.End));
        var span = Trimmed(start, end);
        if (scalar.Value.Length > limits.ScalarLength)
        {
            diagnostics.Add(YamlDiagnostics.TooLong, file.Span(start, 1), scalar.Value.Length, limits.ScalarLength);
        }

        if (!scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty)
        {
            return AsWritten(FirstLine(span));
        }

        var decoded = ScalarDecoder.Decode(file.Text, start, end, style);
        if (!string.Equals(decoded.Value, scalar.Value, StringComparison.Ordinal))
        {
            diagnostics.Add(YamlDiagnostics.UnclearText, span);
        }

        CheckEscapes(decoded, style, span);
        return new YamlScalar(decoded.Value, style, decoded.Offsets, style == YamlStyle.Plain ? CommentAfter(end) : null, span);
    }

    // What YAML would have taken for its own, so that the rest of the file can still be checked.
    private static YamlScalar AsWritten(SourceSpan place) =>
        new(place.Text, YamlStyle.DoubleQuoted, [.. Enumerable.Range(place.Start, place.Length + 1)], null, place);

    private SourceSpan FirstLine(SourceSpan place) => Trimmed(place.Start, place.Start + place.Text.Split('\n')[0].Length);

    private void CheckEscapes(DecodedScalar decoded, YamlStyle style, SourceSpan span)
    {
        for (var i = 0; style == YamlStyle.DoubleQuoted && i < decoded.Value.Length; i++)
        {
            if (!char.IsLowSurrogate(decoded.Value, i) && PlainCharacters.Trouble(decoded.Value, i) is { } help)
            {
                diagnostics.Add(YamlDiagnostics.EscapedCharacter, span, PlainCharacters.NameOf(decoded.Value, i), help);
                return;
            }
        }
    }

    private SourceSpan? CommentAfter(int end)
    {
        var text = file.Text;
        var at = end;
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        if (at == end || at == text.Length || text[at] != '#')
        {
            return null;
        }

        var lineEnd = text.IndexOf('\n', at);
        return Trimmed(at, lineEnd < 0 ? text.Length : lineEnd);
    }

    private bool Open(ParsingEvent read, bool isMap, bool isFlow)
    {
        if (open.Count >= limits.Depth)
        {
            diagnostics.Add(YamlDiagnostics.TooDeep, file.Span(Offset(read.Start), 1), limits.Depth);
            return false;
        }

        open.Push(new Frame(Offset(read.Start), isMap, isFlow));
        return true;
    }

    private bool Close(ParsingEvent read)
    {
        var frame = open.Pop();
        var end = Offset(read.Start);
        var isBracket = frame.IsFlow && end < file.Text.Length && file.Text[end] is '}' or ']' && file.Text[frame.Start] is '{' or '[';
        var start = isBracket ? frame.Start : frame.FirstStart ?? frame.Start;
        var span = isBracket ? file.Span(start, end + 1 - start) : Trimmed(start, Math.Max(start, frame.LastEnd ?? end));
        return Put(frame.IsMap ? new YamlMap([.. frame.Entries], isBracket, span) : new YamlList([.. frame.Items], span) { IsFlow = isBracket, Opening = frame.Start });
    }

    private bool Put(YamlNode node)
    {
        if (open.TryPeek(out var frame))
        {
            frame.FirstStart ??= node.Span.Start;
            frame.LastEnd = node.Span.End;
            PutInto(frame, node);
        }
        else if (isList ? node is YamlList : node is YamlMap)
        {
            roots.Add(node);
        }
        else
        {
            diagnostics.Add(isList ? YamlDiagnostics.NotAList : YamlDiagnostics.NotAMap, file.Span(node.Span.Start, Math.Min(node.Span.Length, 1)), node is YamlList ? limits.Advice.AList : limits.Advice.NotAMap);
        }

        return true;
    }

    private void PutInto(Frame frame, YamlNode node)
    {
        if (!frame.IsMap)
        {
            frame.Items.Add(node);
        }
        else if (!frame.HasKey)
        {
            frame.HasKey = true;
            frame.Key = node as YamlScalar;
            if (frame.Key is null)
            {
                diagnostics.Add(YamlDiagnostics.KeyIsNotText, node.Span);
            }
        }
        else
        {
            frame.HasKey = false;
            if (frame.Key is { } key)
            {
                AddEntry(frame, key, node);
            }
        }
    }

    private void AddEntry(Frame frame, YamlScalar key, YamlNode value)
    {
        if (frame.Lines.TryGetValue(key.Value, out var line))
        {
            diagnostics.Add(YamlDiagnostics.DuplicateKey, key.Span, key.Value, line);
            return;
        }

        frame.Lines.Add(key.Value, key.Span.Location.Line);
        frame.Entries.Add(new YamlEntry(key, value));
    }

    private int Offset(Mark mark) => Math.Min((int)mark.Index + shift, file.Text.Length);

    private SourceSpan Trimmed(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(file.Text[end - 1]))
        {
            end--;
        }

        return file.Span(start, end - start);
    }

    private sealed class Frame(int start, bool isMap, bool isFlow)
    {
        public int Start { get; } = start;

        public bool IsMap { get; } = isMap;

        public bool IsFlow { get; } = isFlow;

        public List<YamlNode> Items { get; } = [];

        public List<YamlEntry> Entries { get; } = [];

        public Dictionary<string, int> Lines { get; } = new(StringComparer.Ordinal);

        public bool HasKey { get; set; }

        public YamlScalar? Key { get; set; }

        public int? FirstStart { get; set; }

        public int? LastEnd { get; set; }
    }
}
