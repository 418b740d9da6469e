using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.Running;

/// <summary>The real console: UTF-8 whatever the locale, colour only where a person looks, an orderly end on interruption. The only place that touches the console and the environment.</summary>
internal sealed class ConsoleHost : IDisposable
{
    private const int NarrowestText = 40;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource interruption = new();
    private readonly Interrupts interrupts = new();
    private readonly PosixSignalRegistration signal;
    private readonly TextWriter output;
    private readonly PagedWriter? pages;
    private readonly OrderedWriter error;
    private Timer? lastCall;

    /// <summary>Takes over the console.</summary>
    public ConsoleHost()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Utf8;
        }

        var plain = new StreamWriter(Console.IsOutputRedirected ? Console.OpenStandardOutput() : OpenTerminal(1, FileAccess.Write, Console.OpenStandardOutput), Utf8, 16 * 1024) { NewLine = "\n" };
        pages = IsRead ? new PagedWriter(plain, () => TerminalWidth.Rows, new Pager(Variable, interrupts).Show) : null;
        output = pages is null ? plain : pages;
        error = new OrderedWriter(new StreamWriter(Console.IsErrorRedirected ? Console.OpenStandardError() : OpenTerminal(2, FileAccess.Write, Console.OpenStandardError), Utf8) { NewLine = "\n", AutoFlush = true }, output);
        signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
    }

    /// <summary>What commands may use.</summary>
    public CommandContext CreateContext(IReadOnlyList<string> args)
    {
        var mayColour = string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";
        var cache = Variable("POLICYENGINE_CACHE");
        var cacheFolder = cache is null ? LoadOptions.DefaultCacheFolder : cache.Length == 0 ? null : Path.GetFullPath(cache);
        return new CommandContext
        {
            Out = output,
            Error = error,
            In = new LateReader(() => new StreamReader(OpenTerminal(0, FileAccess.Read, Console.OpenStandardInput), Utf8)),
            BytesIn = () => OpenTerminal(0, FileAccess.Read, Console.OpenStandardInput),
            ColourOut = mayColour && !Console.IsOutputRedirected,
            ColourError = mayColour && !Console.IsErrorRedirected,
            IsTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            ReadKey = Console.IsInputRedirected ? null : () => Console.ReadKey(intercept: true),
            MeasureWidth = Console.IsOutputRedirected ? null : () => Math.Clamp(TerminalWidth.Columns - 1, NarrowestText, CommandContext.WidestText),
            Clock = TimeProvider.System,
            WorkingFolder = Directory.GetCurrentDirectory(),
            Cancellation = interruption.Token,
            Interrupts = interrupts,
            IsVerbose = args.Contains(CommandRunner.VerboseOption) || Variable("POLICY_DEBUG") == "1",
            CacheFolder = cacheFolder,
            Pages = pages,
            HelpLinks = HelpLinks.Of(Variable, cacheFolder),
            Environment = Variable,
        };
    }

    /// <summary>Writes what is left to write.</summary>
    /// <returns>The exit code: <paramref name="exitCode"/>, or that of an interruption.</returns>
    public int End(int exitCode)
    {
        try
        {
            output.Flush();
        }
        catch (IOException)
        {
            // Nobody reads any more, which is no fault of the command.
        }

        return interruption.IsCancellationRequested ? ExitCodes.Interrupted : exitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        signal.Dispose();
        lastCall?.Dispose();
        interruption.Dispose();
    }

    private static bool IsRead => !Console.IsInputRedirected && !Console.IsOutputRedirected && Variable("TERM") != "dumb";

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    // On a terminal, the console's own streams would take lines apart and echo them themselves, and say to the terminal which keys it is to send.
    // The terminal does lines better, and forgets one that was interrupted; whoever wants single keys asks the console for them.
    private static Stream OpenTerminal(int handle, FileAccess access, Func<Stream> elsewhere) =>
        OperatingSystem.IsWindows() ? elsewhere() : new FileStream(new SafeFileHandle(handle, ownsHandle: false), access, bufferSize: 0);

    private void Interrupt(PosixSignalContext context)
    {
        context.Cancel = true;
        if (interrupts.Raise())
        {
            return;
        }

        interruption.Cancel();

        // Compiling cannot be stopped half-way; nothing is left half-written by leaving.
        lastCall ??= new Timer(_ => Environment.Exit(ExitCodes.Interrupted), null, Patience, Timeout.InfiniteTimeSpan);
    }
}
