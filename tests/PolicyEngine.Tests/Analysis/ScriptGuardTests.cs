using Microsoft.CodeAnalysis;
using PolicyEngine.Runtime;

namespace PolicyEngine.Tests.Analysis;

/// <summary>Scripts can't run away, and their positions stay the author's.</summary>
public sealed class ScriptGuardTests
{
    public static IEnumerable<object[]> Scripts => BenignTextTests.Scripts;

    [Theory]
    [InlineData("long F() { while (true) { } return 1; }")]
    [InlineData("long F() { while (true) ; return 1; }")]
    [InlineData("long F() { for (;;) { } return 1; }")]
    [InlineData("long F() { for (;;) continue; return 1; }")]
    [InlineData("long F() { long n = 0; do n++; while (n != -1); return n; }")]
    [InlineData("long F() { for (long i = 0; i < 100000; i++) for (long j = 0; j < 100000; j++) { } return 1; }")]
    [InlineData("long F() { long n = 0; for (long i = 0; i < 1000; i++) n += G(); return n; } long G() { for (long j = 0; j < 100000; j++) { } return 1; }")]
    public void A_loop_that_runs_away_stops_with_a_fault(string script)
    {
        var report = SafetyPolicy.Analyze(["flag"], script);
        StepBudget.Reset(1000);
        Assert.Throws<PolicyFaultException>(() => Emitted.Call(report.Checked!.Compilation, "F()"));
        StepBudget.Reset(StepBudget.DefaultSteps);
    }

    [Fact]
    public void Every_method_and_turn_takes_a_step()
    {
        var report = SafetyPolicy.Analyze(["flag"], "long F() { for (long i = 0; i < 5; i++) { G(); } return 1; }\nlong G() => 1;");
        StepBudget.Reset(10);
        Emitted.Call(report.Checked!.Compilation, "F()");
        Assert.Equal(10 - 1, StepBudget.Remaining);
        StepBudget.Reset(9);
        Assert.Throws<PolicyFaultException>(() => Emitted.Call(report.Checked!.Compilation, "F()"));
        StepBudget.Reset(StepBudget.DefaultSteps);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void What_the_author_wrote_keeps_its_place(string heading, string script)
    {
        _ = heading;
        var lines = script.Split('\n');
        var tokens = SafetyPolicy.Analyze(["flag"], script).Checked!.Compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantTokens())
            .Select(token => (Token: token, At: token.GetLocation().GetMappedLineSpan()))
            .Where(pair => pair.At.Path == "probe/scripts/probe.csx" && pair.Token.SyntaxTree!.GetLineVisibility(pair.Token.SpanStart) == LineVisibility.Visible && pair.Token.Text is not ("static" or "return" or ";"))
            .ToArray();
        Assert.True(tokens.Length > 5);
        Assert.All(tokens.Where(pair => !IsBeforeBody(pair.Token)), pair => Assert.StartsWith(pair.Token.Text, lines[pair.At.StartLinePosition.Line][pair.At.StartLinePosition.Character..], StringComparison.Ordinal));
    }

    // Binding makes a method static, which moves what stands before its body on the same line.
    private static bool IsBeforeBody(SyntaxToken token) => token.Parent?.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.BlockSyntax>() is null;
}
