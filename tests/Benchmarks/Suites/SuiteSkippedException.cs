namespace PolicyEngine.Benchmarks.Suites;

/// <summary>A suite, or the rest of one, cannot be measured here; the message says why and what to do.</summary>
internal sealed class SuiteSkippedException(string message) : Exception(message);
