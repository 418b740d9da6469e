using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Analysis.Emitted;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Tests.Analysis;

/// <summary>The last look at an assembly stands on its own feet: it refuses what the gate refuses, without having seen the text.</summary>
public sealed class EmittedReferencesTests
{
    private static readonly SourceSpan At = new SourceFile("probe", "probe").Span(0, 5);

    [Theory]
    [InlineData("""System.IO.File.ReadAllText("x");""", "System.IO.File.ReadAllText")]
    [InlineData("""System.Environment.Exit(1);""", "System.Environment.Exit")]
    [InlineData("\"x\".GetType().Assembly.GetTypes();", "System.Object.GetType")]
    [InlineData("""_ = System.DateTime.Now;""", "System.DateTime.get_Now")]
    [InlineData("""_ = new System.Random();""", "System.Random..ctor")]
    [InlineData("""_ = 1.5.ToString();""", "System.Double.ToString")]
    [InlineData("""_ = string.Concat("a", "b");""", "System.String.Concat")]
    [InlineData("""_ = new System.Collections.Generic.List<int>().Count;""", "System.Collections.Generic.List`1.get_Count")]
    [InlineData("""System.GC.Collect();""", "System.GC.Collect")]
    [InlineData("""System.Func<int> f = () => 1; f();""", "System.Func`1.Invoke")]
    [InlineData("""dynamic d = 1; d.Foo();""", "Microsoft.CSharp")]
    [InlineData("""PolicyEngine.Runtime.StepBudget.Reset(5);""", "PolicyEngine.Runtime.StepBudget.Reset")]
    [InlineData("""System.Runtime.CompilerServices.Unsafe.As<object>(1);""", "System.Runtime.CompilerServices.Unsafe.As")]
    public void A_reference_that_is_not_listed_is_an_alarm(string statement, string expected)
    {
        var diagnostics = new DiagnosticBag();
        Assert.False(EmittedReferences.Check(Compile($"class C {{ static void M() {{ {statement} }} }}"), At, diagnostics));
        Assert.Contains(diagnostics, diagnostic => diagnostic.Id == "PE3090" && diagnostic.Span == At && diagnostic.Message.Contains($"uses {expected}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("class C { [System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid(); static int M() => getpid(); }")]
    [InlineData("class C { [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.InternalCall)] static extern int X(); }")]
    public void Code_outside_the_runtime_is_an_alarm(string code) => Assert.False(EmittedReferences.Check(Compile(code), At, []));

    [Theory]
    [InlineData("")]
    [InlineData("MZ not really")]
    public void What_is_not_an_assembly_is_an_alarm(string text) => Assert.False(EmittedReferences.Check([.. System.Text.Encoding.ASCII.GetBytes(text)], At, []));

    [Fact]
    public void What_the_gate_refuses_is_mostly_refused_here_too()
    {
        var refused = SafetyPolicy.Lines("bad/expressions.txt").Select(line => line.Split(" | ", 3)).Where(parts => parts[0] == "PE3001").Select(parts => parts[2]).ToArray();
        var bound = SafetyPolicy.Analyze(refused, SafetyPolicy.DefaultScript).Bound!;
        var diagnostics = new DiagnosticBag();
        Assert.False(EmittedReferences.Check(Emitted.ImageOf(bound.Compilation), At, diagnostics));
        Assert.True(diagnostics.Count >= 60, $"{diagnostics.Count} references are refused");
    }

    private static ImmutableArray<byte> Compile(string code)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "PolicyEngine.Runtime.dll" or "Microsoft.CSharp.dll" or "System.Linq.Expressions.dll" or "System.Collections.dll");
        return Emitted.ImageOf(CSharpCompilation.Create("test", [CSharpSyntaxTree.ParseText(code)], references.Select(path => MetadataReference.CreateFromFile(path)), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));
    }
}
