using System.Runtime.InteropServices;

namespace PolicyEngine.Repl.Running;

/// <summary>How large the terminal is. Asked of the console itself, it would first say to the terminal which keys it is to send, which nobody wants from a command that only writes.</summary>
internal static class TerminalWidth
{
    private const int Usual = 80;
    private const int Output = 1;

    /// <summary>The columns; 80 on a terminal that does not know.</summary>
    public static int Columns => (OperatingSystem.IsWindows() ? Console.WindowWidth : Asked().Columns) is > 0 and var columns ? columns : Usual;

    /// <summary>The rows; as many as there can be on a terminal that does not know.</summary>
    public static int Rows => (OperatingSystem.IsWindows() ? Console.WindowHeight : Asked().Rows) is > 0 and var rows ? rows : int.MaxValue;

    private static (int Columns, int Rows) Asked()
    {
        try
        {
            return SizeOf(Output, out var size) == 0 ? (size.Columns, size.Rows) : (0, 0);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return (Console.WindowWidth, Console.WindowHeight);
        }
    }

    // The runtime's own way to the system's call, whose arguments are passed differently from machine to machine.
    [DllImport("libSystem.Native", EntryPoint = "SystemNative_GetWindowSize")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SizeOf(nint handle, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct WindowSize
    {
        private readonly ushort rows;
        private readonly ushort columns;
        private readonly ushort width;
        private readonly ushort height;

        public int Columns => columns;

        public int Rows => rows;
    }
}
