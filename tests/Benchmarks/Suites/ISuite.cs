using PolicyEngine.Benchmarks.Measuring;

namespace PolicyEngine.Benchmarks.Suites;

/// <summary>Pieces of work that are measured together.</summary>
internal interface ISuite
{
    /// <summary>The name for <c>--only</c>.</summary>
    public string Name { get; }

    /// <summary>Checks every contender's answers, measures, and gives the lines of the table.</summary>
    /// <exception cref="WrongAnswerException">A contender gives another answer than the hand-written method.</exception>
    public IEnumerable<ResultRow> Run(BenchmarkOptions options);
}
