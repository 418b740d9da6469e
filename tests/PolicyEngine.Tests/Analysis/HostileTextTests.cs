using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Analysis;

/// <summary>No hostile text is accepted, and the message is about the right words.</summary>
public sealed class HostileTextTests
{
    /// <summary>Any text may be underlined.</summary>
    private const string Anything = "-";

    // A kind of refusal can hide a later stage's, so those of one kind are tried together.
    private static readonly Lazy<Dictionary<string, IReadOnlyList<PolicyDiagnostic>>> Found = new(() => Rows()
        .GroupBy(row => row.Id.StartsWith("PE1", StringComparison.Ordinal) ? row.Expression : row.Id, StringComparer.Ordinal)
        .SelectMany(group => Analyze([.. group.Select(row => row.Expression)]))
        .ToDictionary(pair => pair.Expression, pair => pair.Errors, StringComparer.Ordinal));

    public static IEnumerable<object[]> Expressions => Rows().Select(row => new object[] { row.Id, row.Underlined, row.Expression });

    public static IEnumerable<object[]> Scripts => SafetyPolicy.Blocks("bad/scripts.txt").Select(block => new object[] { block.Heading.Split(" | ")[0], block.Heading.Split(" | ")[1], block.Text });

    [Theory]
    [MemberData(nameof(Expressions))]
    public void A_hostile_expression_is_refused(string id, string underlined, string expression) => AssertRefused(id, underlined, Found.Value[expression]);

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_hostile_script_is_refused(string id, string underlined, string script)
    {
        var report = SafetyPolicy.Analyze(["flag"], script);
        Assert.Null(report.Checked);
        AssertRefused(id, underlined, report.Errors);
    }

    [Fact]
    public void Without_the_gate_most_of_what_it_refuses_would_compile()
    {
        var refusedByGate = Rows().Where(row => row.Id == "PE3001").Select(row => row.Expression).ToArray();
        var report = SafetyPolicy.Analyze(refusedByGate, SafetyPolicy.DefaultScript);
        Assert.NotNull(report.Bound);
        Assert.True(refusedByGate.Length >= 60);
    }

    private static IEnumerable<(string Id, string Underlined, string Expression)> Rows() => SafetyPolicy.Lines("bad/expressions.txt").Select(line => line.Split(" | ", 3)).Select(parts => (parts[0], parts[1], parts[2]));

    private static IEnumerable<(string Expression, IReadOnlyList<PolicyDiagnostic> Errors)> Analyze(string[] expressions)
    {
        var report = SafetyPolicy.Analyze(expressions, SafetyPolicy.DefaultScript);
        Assert.Null(report.Checked);
        return expressions.Select((expression, i) => (expression, (IReadOnlyList<PolicyDiagnostic>)[.. report.ErrorsOf(i)]));
    }

    private static void AssertRefused(string id, string underlined, IReadOnlyList<PolicyDiagnostic> errors) =>
        Assert.Contains(errors, error => error.Id == id && (underlined == Anything || error.Span.Text == underlined));
}
