using System.Text;

namespace PolicyEngine.LineEditing;

/// <summary>
/// What a person submitted in earlier sessions, one text a line. Only its owner may read it, since cases hold personal data. Sessions that run at the same time add to it one after the other.
/// </summary>
/// <param name="path">The file; its folder is made when it is missing.</param>
/// <param name="limit">How many texts are kept.</param>
public sealed class HistoryFile(string path, int limit = HistoryFile.Limit)
{
    private const int Limit = 2000;
    private const int Tries = 50;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly List<string> waiting = [];

    /// <summary>The texts, the oldest first; none when the file cannot be read.</summary>
    public IReadOnlyList<string> Read()
    {
        try
        {
            return File.Exists(path) ? [.. File.ReadAllLines(path, Utf8).Where(line => line.Length > 0).Select(Decode).TakeLast(limit)] : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Adds a text. When another session holds the file for long, it is added with the next one.</summary>
    public void Append(string text)
    {
        waiting.Add(Encode(text));
        try
        {
            MakeFolder(Path.GetDirectoryName(path)!);
            using var turn = Turn();
            if (turn is not null)
            {
                Write();
                waiting.Clear();
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A history that cannot be kept must not get in the way of the work.
        }
    }

    private static string Encode(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    private static string Decode(string line)
    {
        var text = new StringBuilder(line.Length);
        for (var index = 0; index < line.Length; index++)
        {
            var isEscaped = line[index] == '\\' && index + 1 < line.Length;
            index += isEscaped ? 1 : 0;
            text.Append((isEscaped, line[index]) switch { (true, 'n') => '\n', (true, 'r') => '\r', (_, var character) => character });
        }

        return text.ToString();
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private void Write()
    {
        string[] kept = File.Exists(path) ? File.ReadAllLines(path, Utf8) : [];
        if (kept.Length + waiting.Count > limit + (limit / 4))
        {
            var fresh = path + ".new";
            using (var writer = new StreamWriter(fresh, Utf8, Options(FileMode.Create)))
            {
                foreach (var line in kept.Concat(waiting).TakeLast(limit))
                {
                    writer.Write(line + "\n");
                }
            }

            File.Move(fresh, path, overwrite: true);
            return;
        }

        using var file = new FileStream(path, Options(FileMode.Append));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
        }

        file.Write(Utf8.GetBytes(string.Concat(waiting.Select(line => line + "\n"))));
    }

    // One session at a time, across processes.
    private FileStream? Turn()
    {
        for (var tried = 0; ; tried++)
        {
            try
            {
                return new FileStream(path + ".lock", Options(FileMode.OpenOrCreate, FileShare.None));
            }
            catch (IOException) when (tried < Tries)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    private static FileStreamOptions Options(FileMode mode, FileShare share = FileShare.Read)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }
}
