namespace PolicyEngine.Benchmarks.Suites;

/// <summary>A suite cannot run, although everything that it needs is there.</summary>
internal sealed class SuiteFailedException(string message) : Exception(message);
