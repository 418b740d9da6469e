using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl;

/// <summary>The <c>policy</c> command.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        using var console = new ConsoleHost();
        var exitCode = CommandRunner.Run(args, console.CreateContext(args));
        return console.End(exitCode);
    }
}
