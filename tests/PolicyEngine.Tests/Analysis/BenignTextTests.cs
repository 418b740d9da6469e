using System.Collections.Immutable;
using PolicyEngine.Analysis.Emitted;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Tests.Analysis;

/// <summary>Every benign text is accepted, and what it compiles to is on the second list too.</summary>
public sealed class BenignTextTests
{
    private static readonly Lazy<SafetyReport> All = new(() => SafetyPolicy.Analyze([.. SafetyPolicy.Lines("good/expressions.txt")], SafetyPolicy.DefaultScript));

    public static IEnumerable<object[]> Expressions => SafetyPolicy.Lines("good/expressions.txt").Select((line, i) => new object[] { i, line });

    public static IEnumerable<object[]> Scripts => SafetyPolicy.Blocks("good/scripts.txt").Select(block => new object[] { block.Heading, block.Text });

    [Theory]
    [MemberData(nameof(Expressions))]
    public void A_benign_expression_is_accepted(int place, string expression) => Assert.True(!All.Value.ErrorsOf(place).Any(), expression + ": " + string.Join("; ", All.Value.ErrorsOf(place)));

    [Fact]
    public void Benign_expressions_refer_to_nothing_but_what_a_policy_may()
    {
        Assert.Empty(All.Value.Errors);
        Assert.Empty(Refused(Emitted.ImageOf(All.Value.Checked!.Compilation)));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_benign_script_is_accepted_and_gives_the_same_value_with_its_guards(string heading, string script)
    {
        var (call, value) = (heading.Split(" => ")[0], heading.Split(" => ")[1]);
        var report = SafetyPolicy.Analyze(["flag"], script);
        Assert.Empty(report.Errors);
        Assert.Empty(Refused(Emitted.ImageOf(report.Checked!.Compilation)));
        Assert.Equal(value, ValueText.Format(Emitted.Call(report.Bound!.Compilation, call), null));
        Assert.Equal(value, ValueText.Format(Emitted.Call(report.Checked.Compilation, call), null));
    }

    private static IEnumerable<string> Refused(ImmutableArray<byte> image)
    {
        var diagnostics = new DiagnosticBag();
        var accepted = EmittedReferences.Check(image, new SourceFile("probe", "").Span(0, 0), diagnostics);
        Assert.Equal(accepted, diagnostics.Count == 0);
        return diagnostics.Select(diagnostic => diagnostic.Message);
    }
}
