using System.Text;
using PolicyEngine.Diagnostics.Files;

namespace PolicyEngine.Repl.CaseWork;

/// <summary>The file with the key that a store's keys are wrapped with, and under which its events are hashed.</summary>
internal static class MasterKeyFile
{
    /// <summary>The variable that names the file.</summary>
    public const string Variable = "POLICYENGINE_KEY_FILE";

    private const int Length = 32;
    private const int MostBytes = 4096;
    private const string HowTo = "make one with `openssl rand -hex 32 > FILE` and `chmod 600 FILE`, and keep it apart from the store";

    /// <summary>Reads the key that the line or the variable names. What is wrong has been said when there is none though one is named.</summary>
    /// <param name="context">The world.</param>
    /// <param name="named">What the line says; <see langword="null"/> for nothing.</param>
    /// <param name="key">The key; <see langword="null"/> where none is named.</param>
    /// <returns>Whether to go on.</returns>
    public static bool TryRead(CommandContext context, string? named, out byte[]? key)
    {
        key = null;
        if ((named ?? context.Environment(Variable)) is not { Length: > 0 } file)
        {
            return true;
        }

        var path = context.FullPath(file);
        if (RegularFile.Read(path, MostBytes).Bytes is not { } bytes)
        {
            context.RefuseUse($"the key file `{file}` can't be read", HowTo);
            return false;
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0)
        {
            context.RefuseUse($"everybody may read or change the key file `{file}`", $"`chmod 600 {file}`, and make a new key if somebody can have read it");
            return false;
        }

        key = KeyIn(bytes);
        if (key is null)
        {
            context.RefuseUse($"there is no key in `{file}`: a key is {Length} bytes, as they are, in hexadecimal or in Base64", HowTo);
        }

        return key is not null;
    }

    private static byte[]? KeyIn(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes).Trim();
        var written = new byte[Length];
        return bytes.Length == Length ? bytes
            : text.Length == Length * 2 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text)
            : Convert.TryFromBase64String(text, written, out var count) && count == Length ? written
            : null;
    }
}
