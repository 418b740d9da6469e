using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Language;

/// <summary>Reads files as text, strictly.</summary>
internal static class SourceLoader
{
    // Four bytes a character of the largest file that belongs to a policy.
    private static readonly int MostBytes = 4 * YamlLimits.Rows.Characters;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a file; <see langword="null"/> when it cannot be read, leads out of the folder or is too large for anything that belongs to a policy.</summary>
    public static byte[]? ReadBytes(string path, string within) => RegularFile.Read(path, MostBytes, within).Bytes;

    /// <summary>Reads a file of a folder; <see langword="null"/> when it was reported as unreadable, leading out of the folder, too large, or no UTF-8.</summary>
    public static SourceFile? Read(string path, string within, DiagnosticBag diagnostics) => Read(path, within, YamlLimits.Cases with { Advice = YamlAdvice.Policy }, diagnostics);

    /// <summary>Reads a file of a folder; <see langword="null"/> when it was reported as unreadable, leading out of the folder, too large, or no UTF-8.</summary>
    public static SourceFile? Read(string path, string within, YamlLimits limits, DiagnosticBag diagnostics)
    {
        var most = 4 * limits.Characters;
        var content = RegularFile.Read(path, most, within);
        if (content.Bytes is not { } bytes)
        {
            Report(path, within, content.Trouble, limits, diagnostics);
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

    private static void Report(string path, string within, FileTrouble trouble, YamlLimits limits, DiagnosticBag diagnostics)
    {
        var at = new SourceFile(path, "").Span(0, 0);
        switch (trouble)
        {
            case FileTrouble.TooLarge:
                diagnostics.Add(YamlDiagnostics.TooLarge, at, $"more than {4 * limits.Characters / (1024 * 1024)} million", limits.Characters, limits.Advice.TooLarge);
                break;
            case FileTrouble.NotRegular:
                diagnostics.Add(LoadingDiagnostics.NotRegular, at, path);
                break;
            case FileTrouble.LeadsOut:
                diagnostics.Add(LoadingDiagnostics.LeadsOut, at, path, within);
                break;
            default:
                diagnostics.Add(LoadingDiagnostics.Unreadable, at, path);
                break;
        }
    }
}
