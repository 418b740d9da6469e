using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PolicyEngine.AspNetCore.Security;
using PolicyEngine.Documents;

namespace PolicyEngine.AspNetCore.EndPoints;

/// <summary>Decides case after case as JSON Lines: a line in, a line out, in order, without keeping the whole. A line that is refused gives a problem with its number, and the next one goes on.</summary>
internal sealed class DecideStream(HttpContext context, PolicyWebOptions options, DecideWork work)
{
    public const string Media = "application/jsonl";

    private static readonly byte[] NewLine = "\n"u8.ToArray();

    private readonly CancellationToken end = GuardFilter.EndOf(context);
    private long taken;
    private int line;

    public static bool IsAsked(HttpRequest request) =>
        request.ContentType?.Split(';')[0].Trim() is { } media && (media is Media or "application/x-ndjson" or "application/x-jsonlines" or "application/json-lines");

    public async Task RunAsync()
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.MostStreamBytes;
        }

        context.Response.ContentType = Media;
        context.Response.Headers.CacheControl = "no-store";
        for (var goes = true; goes;)
        {
            var result = await context.Request.BodyReader.ReadAsync(end).ConfigureAwait(false);
            var buffer = result.Buffer;
            while (goes && TakeLine(ref buffer, result.IsCompleted) is { } text)
            {
                goes = await AnswerAsync(text).ConfigureAwait(false);
            }

            if (goes && buffer.Length > options.MostBytes)
            {
                goes = await EndAsync(Problem.TooLarge).ConfigureAwait(false);
            }

            context.Request.BodyReader.AdvanceTo(buffer.Start, buffer.End);
            await context.Response.BodyWriter.FlushAsync(end).ConfigureAwait(false);
            goes = goes && !result.IsCompleted;
        }
    }

    private static byte[]? TakeLine(ref ReadOnlySequence<byte> buffer, bool isLast)
    {
        if (buffer.PositionOf((byte)'\n') is { } end)
        {
            var text = buffer.Slice(0, end).ToArray();
            buffer = buffer.Slice(buffer.GetPosition(1, end));
            return text;
        }

        if (!isLast || buffer.IsEmpty)
        {
            return null;
        }

        var rest = buffer.ToArray();
        buffer = buffer.Slice(buffer.End);
        return rest;
    }

    private async Task<bool> AnswerAsync(byte[] text)
    {
        line++;
        taken += text.Length + 1;
        if (taken > options.MostStreamBytes || text.Length > options.MostBytes)
        {
            return await EndAsync(Problem.TooLarge).ConfigureAwait(false);
        }

        if (text.AsSpan().Trim(" \r\t"u8).Length > 0)
        {
            await WriteAsync(Answer(text)).ConfigureAwait(false);
        }

        return true;
    }

    private byte[] Answer(byte[] text)
    {
        try
        {
            using var body = Envelope.Parse(text, DecideWork.Members);
            return System.Text.Encoding.UTF8.GetBytes(JsonRenderer.Render(DecisionDocument.Of(work.Decide(body)), indented: false));
        }
        catch (ProblemException refused)
        {
            return JsonAnswer.Bytes((refused.Problem with { Line = line }).ToDocument());
        }
    }

    private async Task<bool> EndAsync(Problem problem)
    {
        await WriteAsync(JsonAnswer.Bytes((problem with { Line = line }).ToDocument())).ConfigureAwait(false);
        return false;
    }

    private async Task WriteAsync(byte[] answer)
    {
        var writer = context.Response.BodyWriter;
        writer.Write(answer);
        writer.Write(NewLine);
        if (writer.CanGetUnflushedBytes && writer.UnflushedBytes > options.MostBytes)
        {
            await writer.FlushAsync(end).ConfigureAwait(false);
        }
    }
}
