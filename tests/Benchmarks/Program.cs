using System.Globalization;
using PolicyEngine.Benchmarks.Measuring;
using PolicyEngine.Benchmarks.Suites;

namespace PolicyEngine.Benchmarks;

/// <summary>Prints how the engine compares with code written by hand, and with other engines, as ratios from one run.</summary>
internal static class Program
{
    private static readonly ISuite[] Suites = [new PermitSuite(), new BulkSuite(), new RoutingSuite(), new ExplainedSuite(), new LifecycleSuite(), new CompileSuite(), new StartSuite(), new CheckSuite(), new OthersSuite(), new SessionSuite(), new StoreSuite()];

    private static int Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        if (BenchmarkOptions.Parse(args, Console.Error) is not { } options)
        {
            return 2;
        }

        if (options.Only.FirstOrDefault(name => !Suites.Any(suite => suite.Name == name)) is { } unknown)
        {
            Console.Error.WriteLine($"error: there is no suite `{unknown}`");
            Console.Error.WriteLine($"  help: the suites are {string.Join(", ", Suites.Select(suite => suite.Name))}");
            return 2;
        }

        var met = true;
        MarkdownTable.Head(Console.Out);
        foreach (var suite in Suites.Where(suite => options.Only.Count == 0 || options.Only.Contains(suite.Name)))
        {
            met &= Run(suite, options);
        }

        return met ? 0 : 1;
    }

    private static bool Run(ISuite suite, BenchmarkOptions options)
    {
        var met = true;
        try
        {
            foreach (var row in suite.Run(options))
            {
                var judged = options.Shortest ? row with { Budget = null } : row;
                MarkdownTable.Write(Console.Out, judged);
                met &= judged.IsMet != false;
            }
        }
        catch (SuiteSkippedException skipped)
        {
            Console.Error.WriteLine($"note: {suite.Name} is not measured: {skipped.Message}");
        }
        catch (SuiteFailedException failed)
        {
            Console.Error.WriteLine($"error: {suite.Name} cannot run: {failed.Message}");
            met = false;
        }

        return met;
    }
}
