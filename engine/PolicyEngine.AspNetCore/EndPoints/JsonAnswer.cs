using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace PolicyEngine.AspNetCore.EndPoints;

/// <summary>An answer as JSON, its members named in snake case.</summary>
/// <param name="value">What is answered.</param>
/// <param name="status">The status.</param>
/// <param name="media">The media type.</param>
internal sealed class JsonAnswer(object value, int status = StatusCodes.Status200OK, string media = "application/json") : IResult
{
    public static JsonNamingPolicy Names { get; } = JsonNamingPolicy.SnakeCaseLower;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = Names,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(Names) },
    };

    public static byte[] Bytes(object value) => JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Options);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var body = Bytes(value);
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = media;
        httpContext.Response.ContentLength = body.Length;
        httpContext.Response.Headers.CacheControl = "no-store";
        return httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
