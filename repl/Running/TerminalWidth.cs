using System.Runtime.InteropServices;

namespace PolicyEngine.Repl.Running;

/// <summary>How wide the terminal is. Asked of the console itself, it would first say to the terminal which keys it is to send, which nobody wants from a command that only writes.</summary>
internal static class TerminalWidth
{
    private const int Usual = 80;
    private const int Output = 1;

    /// <summary>The columns; 80 on a terminal that does not know.</summary>
    public static int Columns => (OperatingSystem.IsWindows() ? Console.WindowWidth : Asked()) is > 0 and var columns ? columns : Usual;

    private static int Asked()
    {
        try
        {
            return SizeOf(Output, out var size) == 0 ? size.Columns : Usual;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return Console.WindowWidth;
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
    }
}
