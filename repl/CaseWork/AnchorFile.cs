using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Repl.CaseWork;

/// <summary>The hash of an event, noted outside the store.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">The event's number.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="At">When it was noted.</param>
/// <param name="Mac">What proves, to who holds the store's key, that the line was not altered; <see langword="null"/> where the store has no key.</param>
internal sealed record Anchor(string Case, long Sequence, string Hash, DateTimeOffset At, string? Mac = null)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line that is kept.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, Form);

    /// <summary>Reads a line; <see langword="null"/> when it is none.</summary>
    public static Anchor? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Anchor>(line, Form) is { Case.Length: > 0, Hash.Length: > 0, Sequence: > 0 } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The anchor with its proof under a key.</summary>
    public Anchor Under(byte[]? key) => this with { Mac = key is null ? null : Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"anchor\n{Case}\n{Sequence}\n{Hash}\n{At:O}")))) };
}

/// <summary>A file of anchors: JSON, a line each, which is only ever added to.</summary>
internal static class AnchorFile
{
    /// <summary>What stands for standard output.</summary>
    public const string Standard = "-";

    private const long MostBytes = 256L * 1024 * 1024;

    /// <summary>Reads a file; none where it is not there yet. What is wrong has been said when there is nothing.</summary>
    /// <param name="context">The world.</param>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="key">The store's key; <see langword="null"/> for none.</param>
    public static IReadOnlyList<Anchor>? Read(CommandContext context, string file, byte[]? key)
    {
        var path = context.FullPath(file);
        if (!Path.Exists(path) && new FileInfo(path).LinkTarget is null)
        {
            return Directory.Exists(Path.GetDirectoryName(path)) ? [] : Refuse(context, $"`{file}` cannot be written", "name a file in a folder that exists");
        }

        if (new FileInfo(path).LinkTarget is not null || RegularFile.Read(path, MostBytes).Bytes is not { } bytes)
        {
            return Refuse(context, $"`{file}` is no file of anchors", "name a file, and no folder, link, pipe or device");
        }

        var text = Encoding.UTF8.GetString(bytes);
        var (anchors, number) = (new List<Anchor>(), 0);
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Anchor.Read(line) is not { } anchor)
            {
                return Refuse(context, $"line {number} of `{file}` is no anchor: it was cut short, altered, or never one", "mend the file from a copy, or begin another; nothing was added");
            }

            if (key is not null && anchor.Under(key).Mac != anchor.Mac)
            {
                return Refuse(context, $"line {number} of `{file}` does not hold under the master key: it was altered, or noted with another key or none", "mend the file from a copy, or begin another; nothing was added");
            }

            anchors.Add(anchor);
        }

        return anchors;
    }

    /// <summary>Adds anchors to the end of a file, which is made for its owner alone where there is none.</summary>
    public static void Append(CommandContext context, string file, IReadOnlyCollection<Anchor> anchors)
    {
        if (anchors.Count == 0)
        {
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(context.FullPath(file), options);
        stream.Write(Encoding.UTF8.GetBytes(string.Concat(anchors.Select(anchor => anchor.ToLine() + "\n"))));
        stream.Flush(flushToDisk: true);
    }

    private static IReadOnlyList<Anchor>? Refuse(CommandContext context, string what, string help)
    {
        context.RefuseUse(what, help);
        return null;
    }
}
