using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PolicyEngine.AspNetCore.Security;

namespace PolicyEngine.AspNetCore.EndPoints;

/// <summary>The body of a request: one JSON object whose members are all known. What was not asked for is refused, never passed over.</summary>
internal sealed class Envelope : IDisposable
{
    private const int DeepestBody = 32;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = DeepestBody };

    private readonly JsonDocument document;

    private Envelope(JsonDocument document) => this.document = document;

    /// <summary>Reads a body.</summary>
    /// <param name="context">The request.</param>
    /// <param name="most">The largest body.</param>
    /// <param name="members">The members that it may have.</param>
    /// <exception cref="ProblemException">It is too large, no JSON, or has a member of another name.</exception>
    public static async Task<Envelope> ReadAsync(HttpContext context, int most, params string[] members)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new ProblemException(new Problem(415, "not-json", "The body must be JSON.") { Detail = "Send it with the header Content-Type: application/json." });
        }

        return Parse(await BytesAsync(context, most).ConfigureAwait(false), members);
    }

    /// <summary>Reads one line of a stream.</summary>
    public static Envelope Parse(ReadOnlyMemory<byte> bytes, params string[] members)
    {
        try
        {
            var document = JsonDocument.Parse(bytes, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ProblemException(Problem.Wrong("The body is no JSON object.", "Send one object."));
            }

            if (document.RootElement.EnumerateObject().FirstOrDefault(member => !members.Contains(member.Name, StringComparer.Ordinal)) is { Value.ValueKind: not JsonValueKind.Undefined })
            {
                throw new ProblemException(Problem.Wrong("The body has a member that is not known here.", $"The members are {string.Join(", ", members)}."));
            }

            return new Envelope(document);
        }
        catch (JsonException broken)
        {
            var place = FormattableString.Invariant($"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}");
            throw new ProblemException(Problem.Wrong("The body is not JSON as it must be.", $"Mend it at {place}: each name once, texts in quotes, no comments."));
        }
    }

    /// <summary>The facts as they were sent; an empty object where there are none.</summary>
    /// <exception cref="ProblemException">They are no object.</exception>
    public string Facts(string name = "facts") => Find(name) switch
    {
        null => "{}",
        { ValueKind: JsonValueKind.Object } facts => facts.GetRawText(),
        _ => throw new ProblemException(Problem.Wrong($"`{name}` is no object.", "Send each fact by its name.")),
    };

    /// <summary>The members of an object.</summary>
    public IEnumerable<JsonProperty> Members(string name) => Find(name) is { ValueKind: JsonValueKind.Object } found ? found.EnumerateObject() : [];

    /// <summary>A text; empty where it is left out.</summary>
    /// <exception cref="ProblemException">It is no text.</exception>
    public string Text(string name) => Find(name) switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        _ => throw new ProblemException(Problem.Wrong($"`{name}` is no text.", "Put it in quotes, or leave it out.")),
    };

    /// <summary>Whether there is a member.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A list of texts; empty where it is left out.</summary>
    /// <exception cref="ProblemException">It is no list of texts.</exception>
    public ImmutableArray<string> Texts(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => [.. list.EnumerateArray().Select(item => item.GetString()!)],
        _ => throw new ProblemException(Problem.Wrong($"`{name}` is no list of texts.", "Write it as [\"one\", \"other\"], or leave it out.")),
    };

    public void Dispose() => document.Dispose();

    private JsonElement? Find(string name) => document.RootElement.TryGetProperty(name, out var found) ? found : null;

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpContext context, int most)
    {
        if (context.Request.ContentLength > most)
        {
            throw new ProblemException(Problem.TooLarge);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        var bytes = new ArrayBufferWriter<byte>();
        var end = GuardFilter.EndOf(context);
        try
        {
            while (await context.Request.Body.ReadAsync(bytes.GetMemory(4096), end).ConfigureAwait(false) is > 0 and var read)
            {
                bytes.Advance(read);
                if (bytes.WrittenCount > most)
                {
                    throw new ProblemException(Problem.TooLarge);
                }
            }
        }
        catch (BadHttpRequestException)
        {
            throw new ProblemException(Problem.TooLarge);
        }

        return bytes.WrittenMemory;
    }
}
