using System.Text.RegularExpressions;
using PolicyEngine.Repl;
using PolicyEngine.Repl.Running;
using PolicyEngine.Tests.Cli;
using PolicyEngine.Tests.Language;

namespace PolicyEngine.Tests.Testing;

/// <summary>A copy of a fixture that tests may change, and the command run on it inside this process.</summary>
internal sealed class TestPack : IDisposable
{
    private static readonly string Cache = Path.Combine(Path.GetTempPath(), "policy-test-cache-" + Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private readonly TemporaryFolder temporary = new();

    public TestPack(string fixture = "badge")
    {
        var source = Path.Combine(Fixture.Root, "tests", "Fixtures", "testing", fixture);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            Write(Path.Combine(fixture, Path.GetRelativePath(source, file)), File.ReadAllText(file));
        }
    }

    public string Folder => temporary.Path;

    public bool IsTerminal { get; init; }

    public int Width { get; init; } = 160;

    public string Typed { get; init; } = "";

    /// <summary>The keys that somebody presses, one after the other; Enter is a line feed.</summary>
    public string? Keys { get; init; }

    public CancellationToken Cancellation { get; init; }

    /// <summary>What is interrupted when Ctrl+C is among the keys.</summary>
    public CancellationTokenSource? Interruption { get; init; }

    /// <summary>What happens whenever a key is pressed.</summary>
    public Action? Meanwhile { get; init; }

    public Dictionary<string, string> Variables { get; } = [];

    public void Dispose() => temporary.Dispose();

    public string FullPath(string path) => Path.Combine(Folder, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath(path))!);
        File.WriteAllText(FullPath(path), text);
    }

    public string Read(string path) => File.ReadAllText(FullPath(path));

    public void Replace(string path, string old, string text)
    {
        Assert.Contains(old, Read(path), StringComparison.Ordinal);
        Write(path, Read(path).Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>Takes every expectation away, so that only snapshots speak.</summary>
    public void ExpectNothing() => Write("badge/cases.yaml", Regex.Replace(Read("badge/cases.yaml"), "expect: \\{.*\\}", "expect: {}"));

    public void ApproveAll() => Assert.Equal(0, Run("approve", "--yes", "--name", "A. Tester", "--reason", "Set up").ExitCode);

    /// <summary>The names of the files beside the snapshots of a pack.</summary>
    public string Snapshots(string pack) => Directory.Exists(FullPath($"{pack}/snapshots"))
        ? string.Join(' ', Directory.EnumerateFiles(FullPath($"{pack}/snapshots")).Select(Path.GetFileName).Order(StringComparer.Ordinal))
        : "";

    public PolicyRun Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var input = new StringReader(Typed);
        var keys = new Queue<char>(Keys ?? "");
        var context = new CommandContext
        {
            Out = output,
            Error = error,
            In = input,
            IsTerminal = IsTerminal,
            IsErrorTerminal = IsTerminal,
            ReadKey = Keys is null ? null : () => keys.TryDequeue(out var key) ? Pressed(key) : throw new InvalidOperationException("no more keys"),
            Cancellation = Interruption?.Token ?? Cancellation,
            Width = Width,
            Clock = new FixedClock(),
            WorkingFolder = Folder,
            CacheFolder = Cache,
            Environment = Variables.GetValueOrDefault,
        };
        var exitCode = CommandRunner.Run(arguments, context);
        return new PolicyRun(exitCode, output.ToString(), error.ToString());
    }

    private ConsoleKeyInfo Pressed(char key)
    {
        Meanwhile?.Invoke();
        if (key == '\u0003')
        {
            Interruption?.Cancel();
        }

        return KeyOf(key);
    }

    private static ConsoleKeyInfo KeyOf(char key) => key switch
    {
        '\n' => new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false),
        '\b' => new ConsoleKeyInfo('\b', ConsoleKey.Backspace, false, false, false),
        '\u001b' => new ConsoleKeyInfo(key, ConsoleKey.Escape, false, false, false),
        _ => new ConsoleKeyInfo(key, ConsoleKey.None, char.IsUpper(key), false, false),
    };

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2018, 9, 18, 10, 30, 0, TimeSpan.Zero);
    }
}
