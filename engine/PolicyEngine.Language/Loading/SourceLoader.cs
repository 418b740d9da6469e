using System.Text;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>Reads files as text, strictly.</summary>
internal static class SourceLoader
{
    // Four bytes a character of the largest file that any reader accepts.
    private const int MostBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a file; <see langword="null"/> when it cannot be read or is too large for anything that belongs to a policy.</summary>
    public static byte[]? ReadBytes(string path)
    {
        try
        {
            return new FileInfo(path).Length > MostBytes ? null : File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads a file; <see langword="null"/> when it was reported as unreadable, too large, or no UTF-8.</summary>
    public static SourceFile? Read(string path, DiagnosticBag diagnostics)
    {
        if (ReadBytes(path) is not { } bytes)
        {
            var kind = File.Exists(path) && new FileInfo(path).Length > MostBytes ? YamlDiagnostics.TooLarge : LoadingDiagnostics.Unreadable;
            object[] arguments = kind == YamlDiagnostics.TooLarge ? ["more than 4 million", YamlLimits.Cases.Characters] : [path];
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
