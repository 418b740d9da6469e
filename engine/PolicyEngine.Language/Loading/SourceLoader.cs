using System.Text;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>Reads files as text, strictly.</summary>
internal static class SourceLoader
{
    // Four bytes a character of the largest file that belongs to a policy.
    private static readonly int MostBytes = 4 * YamlLimits.Cases.Characters;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a file; <see langword="null"/> when it cannot be read or is too large for anything that belongs to a policy.</summary>
    public static byte[]? ReadBytes(string path) => ReadBytes(path, MostBytes);

    private static byte[]? ReadBytes(string path, int most)
    {
        try
        {
            return new FileInfo(path).Length > most ? null : File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads a file; <see langword="null"/> when it was reported as unreadable, too large, or no UTF-8.</summary>
    public static SourceFile? Read(string path, DiagnosticBag diagnostics) => Read(path, YamlLimits.Cases with { Advice = YamlAdvice.Policy }, diagnostics);

    /// <summary>Reads a file; <see langword="null"/> when it was reported as unreadable, too large, or no UTF-8.</summary>
    public static SourceFile? Read(string path, YamlLimits limits, DiagnosticBag diagnostics)
    {
        var most = 4 * limits.Characters;
        if (ReadBytes(path, most) is not { } bytes)
        {
            var kind = File.Exists(path) && new FileInfo(path).Length > most ? YamlDiagnostics.TooLarge : LoadingDiagnostics.Unreadable;
            object[] arguments = kind == YamlDiagnostics.TooLarge ? [$"more than {most / (1024 * 1024)} million", limits.Characters, limits.Advice.TooLarge] : [path];
            diagnostics.Add(kind, new SourceFile(path, "").Span(0, 0), arguments);
            return null;
        }

        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            return new SourceFile(path, Strict.GetString(bytes, start, bytes.Length - start));
        }
        catch (DecoderFallbackException failure)
        {
            // The text is kept with marks in place of what is broken, only so that the message can show the place.
            var file = new SourceFile(path, Encoding.UTF8.GetString(bytes, start, bytes.Length - start));
            var before = Encoding.UTF8.GetCharCount(bytes, start, Math.Max(0, failure.Index));
            diagnostics.Add(YamlDiagnostics.NotUtf8, file.Span(before, Math.Min(1, file.Text.Length - before)));
            return null;
        }
    }
}
