using PolicyEngine.Repl;
using PolicyEngine.Tests.Cli;

namespace PolicyEngine.Tests.Loops;

/// <summary>The world of a session in a test.</summary>
internal static class LoopContext
{
    public static CommandContext Of(TextWriter output, TextWriter error, TextReader? input = null, IReadOnlyDictionary<string, string>? variables = null, bool isTerminal = false) => new()
    {
        Out = output,
        Error = error,
        In = input ?? TextReader.Null,
        Width = 60,
        IsTerminal = isTerminal,
        Clock = TimeProvider.System,
        WorkingFolder = Path.GetTempPath(),
        Environment = name => variables?.GetValueOrDefault(name),
    };

    /// <summary>Pipes lines into a session.</summary>
    public static PolicyRun Pipe(string lines, Func<CommandContext, int> run)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = run(Of(output, error, new StringReader(lines)));
        return new PolicyRun(exitCode, output.ToString(), error.ToString());
    }
}
