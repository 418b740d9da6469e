using System.Runtime.InteropServices;
using PolicyEngine.LineEditing;

namespace PolicyEngine.Repl.Loops;

/// <summary>The real terminal. However the session ends, it is given back as it was.</summary>
internal sealed class ConsoleTerminal : ITerminal, IDisposable
{
    private readonly TerminalScreen screen;
    private readonly EventQueue events = new(new ConsoleKeys());
    private readonly List<PosixSignalRegistration> signals = [];
    private const int Killed = 128;
    private readonly bool hasColours;
    private bool isTaken;

    /// <summary>Prepares to take the terminal; <see cref="Edit"/> takes it.</summary>
    public ConsoleTerminal(CommandContext context)
    {
        hasColours = context.ColourOut;

        // Two terminals cut lines where all others break them anew.
        screen = new TerminalScreen(context.Out, reflows: context.Environment("XTERM_VERSION") is null && context.Environment("TERM") != "linux");
        if (!OperatingSystem.IsWindows())
        {
            signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => events.Post(new EditorEvent.Resized())));
            signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => events.Post(new EditorEvent.Continued())));
        }

        // The runtime itself would die of these without giving the terminal back.
        foreach (var (deadly, number) in new[] { (PosixSignal.SIGHUP, 1), (PosixSignal.SIGQUIT, 3), (PosixSignal.SIGTERM, 15) })
        {
            signals.Add(PosixSignalRegistration.Create(deadly, raised =>
            {
                raised.Cancel = true;
                Environment.Exit(Killed + number);
            }));
        }

        AppDomain.CurrentDomain.ProcessExit += GiveBack;
    }

    /// <inheritdoc/>
    public IScreen Screen => screen;

    /// <inheritdoc/>
    public IEditorEvents Events => events;

    /// <inheritdoc/>
    public IBackground Background { get; } = new TaskBackground();

    /// <inheritdoc/>
    public void Edit()
    {
        Console.TreatControlCAsInput = true;
        if (!isTaken)
        {
            isTaken = true;
            screen.Write(Ansi.PastesBracketed);
        }
    }

    /// <inheritdoc/>
    public void Evaluate() => Console.TreatControlCAsInput = false;

    /// <inheritdoc/>
    public void Lend()
    {
        if (!isTaken)
        {
            return;
        }

        isTaken = false;
        try
        {
            Console.TreatControlCAsInput = false;
            screen.Write((hasColours ? Ansi.PlainStyle : "") + Ansi.ShowCursor + Ansi.PastesPlain + Ansi.KeysPlain);
        }
        catch (IOException)
        {
            // The terminal is gone, and with it what was to be given back.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= GiveBack;
        signals.ForEach(signal => signal.Dispose());
        Lend();
    }

    private void GiveBack(object? sender, EventArgs e) => Lend();
}
