using System.Reflection.PortableExecutable;
using PolicyEngine.Analysis;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Emission;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Language;

namespace PolicyEngine.Tests.Binding;

/// <summary>A compiler's message, an exception and a debugger's breakpoint all land in the author's file.</summary>
public class SourceMappingTests
{
    private const string File = "sample/policy.yaml";

    [Fact]
    public void A_message_of_the_compiler_lands_in_the_policy()
    {
        var yaml = SamplePolicy.WithCondition("resident && agee > 3");
        var diagnostic = Assert.Single(SamplePolicy.Load(yaml).Diagnostics, found => found.Severity == Severity.Error);
        Assert.Equal((File, LineOf(yaml, "agee"), ColumnOf(yaml, "agee")), (diagnostic.Location.File, diagnostic.Location.Line, diagnostic.Location.Column));
    }

    [Fact]
    public void An_exception_lands_in_the_policy()
    {
        var yaml = SamplePolicy.WithCondition("resident && divide(age, children) > 3");
        var decision = SamplePolicy.Loaded(yaml).Decide(new Dictionary<string, object?> { ["resident"] = true, ["age"] = 3L, ["children"] = 0L }, new DateOnly(2018, 9, 18));
        Assert.Equal(DecisionStatus.Faulted, decision.Status);
        Assert.Equal(LineOf(yaml, "divide"), decision.Faults[0].Location!.Line);
        Assert.Contains($"{File}:line {LineOf(yaml, "divide")}", decision.Faults[0].Cause.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void A_breakpoint_lands_in_the_policy()
    {
        var yaml = SamplePolicy.WithCondition("resident && age > 3");
        var points = SequencePoints(yaml);
        Assert.Contains((File, LineOf(yaml, "age > 3"), ColumnOf(yaml, "age > 3")), points);
        Assert.Contains((File, LineOf(yaml, "resident &&"), ColumnOf(yaml, "resident &&")), points);
    }

    private static int LineOf(string yaml, string text) => new SourceFile("", yaml).PositionOf(yaml.IndexOf(text, StringComparison.Ordinal)).Line;

    private static int ColumnOf(string yaml, string text) => new SourceFile("", yaml).PositionOf(yaml.IndexOf(text, StringComparison.Ordinal)).Column;

    private static HashSet<(string, int, int)> SequencePoints(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        var bound = PolicyBinder.Bind(PolicyFolder.Read([new SourceFile(File, yaml)]).Policies, diagnostics)!;
        var image = PolicyEmitter.Emit(PolicyAnalyzer.Analyze(bound, diagnostics)!, diagnostics)!;
        using var pe = new PEReader(new MemoryStream(image.Assembly.ToArray()));
        var embedded = pe.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = pe.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        var reader = provider.GetMetadataReader();
        return
        [
            .. reader.MethodDebugInformation
                .SelectMany(handle => reader.GetMethodDebugInformation(handle).GetSequencePoints())
                .Where(point => !point.IsHidden)
                .Select(point => (reader.GetString(reader.GetDocument(point.Document).Name), point.StartLine, point.StartColumn)),
        ];
    }
}
