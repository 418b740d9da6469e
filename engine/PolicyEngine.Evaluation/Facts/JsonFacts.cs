using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Facts;

/// <summary>JSON text to given facts, with the exact place of every name and value.</summary>
internal ref struct JsonFacts
{
    private const int MostCharacters = 16_000_000;
    private const int MostLevels = 8;

    private readonly SourceFile file;
    private readonly byte[] utf8;
    private readonly DiagnosticBag bag;
    private Utf8JsonReader reader;

    // Tokens come in order, so that their places are counted on from the last one.
    private int byteCursor;
    private int charCursor;

    private JsonFacts(SourceFile file, byte[] utf8, DiagnosticBag bag)
    {
        this.file = file;
        this.utf8 = utf8;
        this.bag = bag;
        reader = new Utf8JsonReader(utf8, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = MostLevels });
    }

    public static (IReadOnlyList<GivenFacts> Facts, IReadOnlyList<PolicyDiagnostic> Diagnostics) Read(SourceFile file)
    {
        var bag = new DiagnosticBag();
        if (file.Text.Length > MostCharacters)
        {
            bag.Add(FactDiagnostics.TooLarge, file.Span(0, 0), MostCharacters);
            return ([], bag.Sorted());
        }

        byte[] utf8;
        try
        {
            utf8 = new UTF8Encoding(false, true).GetBytes(file.Text);
        }
        catch (EncoderFallbackException broken)
        {
            bag.Add(FactDiagnostics.NotJson, file.Span(broken.Index, 1));
            return ([], bag.Sorted());
        }

        var facts = new JsonFacts(file, utf8, bag).ReadAll();
        return (bag.HasErrors ? [] : facts, bag.Sorted());
    }

    private List<GivenFacts> ReadAll()
    {
        var all = new List<GivenFacts>();
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    var unknown = ImmutableArray.CreateBuilder<UnknownName>();
                    all.Add(new GivenFacts(ReadObject(unknown), unknown.ToImmutable()));
                }
                else
                {
                    bag.Add(FactDiagnostics.NotAnObject, TokenSpan());
                    reader.Skip();
                }
            }

            if (all.Count == 0 && !bag.HasErrors)
            {
                bag.Add(FactDiagnostics.NotAnObject, file.Span(file.Text.Length, 0));
            }
        }
        catch (JsonException broken)
        {
            Refuse(broken);
        }
        catch (InvalidOperationException)
        {
            // A text with half a surrogate pair, escaped: valid JSON that is no text.
            bag.Add(FactDiagnostics.NotJson, TokenSpan());
        }

        return all;
    }

    private void Refuse(JsonException broken)
    {
        var start = 0;
        for (var line = 0L; line < broken.LineNumber; line++)
        {
            start = Array.IndexOf(utf8, (byte)'\n', start) + 1;
        }

        var place = (int)Math.Min(start + (broken.BytePositionInLine ?? 0), utf8.Length);
        var offset = Encoding.UTF8.GetCharCount(utf8, 0, place);
        if (reader.CurrentDepth >= MostLevels - 1 && place < utf8.Length && utf8[place] is (byte)'[' or (byte)'{')
        {
            bag.Add(FactDiagnostics.TooDeep, file.Span(offset, 1), MostLevels);
        }
        else
        {
            var isComment = place < utf8.Length && utf8[place] == '/';
            bag.Add(isComment ? FactDiagnostics.Comment : FactDiagnostics.NotJson, file.Span(offset, offset < file.Text.Length ? 1 : 0));
        }
    }

    private GivenMap ReadObject(ImmutableArray<UnknownName>.Builder? unknown)
    {
        var start = TokenStart();
        var entries = ImmutableArray.CreateBuilder<GivenEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var nameSpan = TokenSpan();
            if (!names.Add(name))
            {
                bag.Add(FactDiagnostics.GivenTwice, nameSpan, FactShape.Shown(name));
            }

            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
            {
                entries.Add(new GivenEntry(name, nameSpan, ReadValue()));
            }
            else
            {
                // A field without a value is a field left out, which the list then reports.
                unknown?.Add(new UnknownName(name, nameSpan));
            }
        }

        return new GivenMap(entries.ToImmutable(), file.Span(start, TokenStart() + 1 - start));
    }

    private GivenValue ReadValue()
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(null);
            case JsonTokenType.StartArray:
                var start = TokenStart();
                var items = ImmutableArray.CreateBuilder<GivenValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue());
                }

                return new GivenList(items.ToImmutable(), file.Span(start, TokenStart() + 1 - start));
            case JsonTokenType.String:
                return new GivenScalar(reader.GetString()!, true, TokenSpan()) { IsJson = true };
            default:
                return new GivenScalar(Encoding.UTF8.GetString(reader.ValueSpan), false, TokenSpan()) { IsJson = true };
        }
    }

    private int TokenStart()
    {
        var target = (int)reader.TokenStartIndex;
        charCursor += Encoding.UTF8.GetCharCount(utf8, byteCursor, target - byteCursor);
        byteCursor = target;
        return charCursor;
    }

    private SourceSpan TokenSpan()
    {
        var start = TokenStart();
        var quotes = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0;
        return file.Span(start, Encoding.UTF8.GetCharCount(reader.ValueSpan) + quotes);
    }
}
