using PolicyEngine.Repl;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Tests.Cli;

/// <summary>Runs the command in this process: the same code from the parsed line on, without the cost of a start.</summary>
internal sealed class CommandRun
{
    private static readonly string Cache = Directory.CreateTempSubdirectory("policy-cache-").FullName;

    /// <summary>Where it runs.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>What it reads.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Whether it may colour.</summary>
    public bool Colour { get; init; }

    /// <summary>Columns.</summary>
    public int Width { get; init; } = CommandContext.WidestText;

    /// <summary>The day it is, in UTC.</summary>
    public DateOnly Today { get; init; } = new(2026, 3, 1);

    /// <summary>The variables of its environment.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs it.</summary>
    public PolicyRun Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = CommandRunner.Run(arguments, Context(output, error, arguments));
        return new PolicyRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>What the command may use.</summary>
    public CommandContext Context(TextWriter output, TextWriter error, string[] arguments) => new()
    {
        Out = output,
        Error = error,
        In = Input,
        ColourOut = Colour,
        ColourError = Colour,
        Width = Width,
        Clock = new StoppedClock(Today),
        WorkingFolder = WorkingFolder,
        IsVerbose = arguments.Contains(CommandRunner.VerboseOption),
        CacheFolder = Cache,
        Environment = Variables.GetValueOrDefault,
    };

    private sealed class StoppedClock(DateOnly day) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(12, 0), TimeSpan.Zero);
    }
}
