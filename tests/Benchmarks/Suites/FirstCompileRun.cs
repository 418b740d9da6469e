using System.Globalization;
using PolicyEngine.Benchmarks.Measuring;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>What the program of first compilations says of itself, in nanoseconds from its first line, so that starting the runtime does not flatter a ratio.</summary>
/// <param name="Time">How long it took.</param>
/// <param name="Processor">The processor time.</param>
internal readonly record struct FirstCompileRun(double Time, double Processor)
{
    public const string Name = "PolicyEngine.Benchmarks.FirstCompile";

    private const double Nanoseconds = 1e6;

    /// <summary>Runs it in a fresh process.</summary>
    public static FirstCompileRun Of(string program, string[] arguments)
    {
        try
        {
            var figures = ProgramRun.Run(program, arguments).Output.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture) * Nanoseconds).ToArray();
            return new FirstCompileRun(figures[0], figures[1]);
        }
        catch (InvalidOperationException failed)
        {
            throw new SuiteFailedException(failed.Message);
        }
    }

    /// <summary>A program of the benchmarks.</summary>
    public static string Program(string project) =>
        ProgramRun.Find(project, project) ?? throw new SuiteFailedException($"`{project}` is not built; build the whole project with dotnet build -c Release tests/Benchmarks");
}
