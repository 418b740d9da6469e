using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace PolicyEngine.Benchmarks.FirstCompile;

/// <summary>The least that a compilation by Roslyn can be: parse, bind and emit an empty class.</summary>
internal static class EmptyCompilation
{
    public static bool Run()
    {
        var tree = CSharpSyntaxTree.ParseText("public static class Empty { public static int One() => 1; }", encoding: System.Text.Encoding.UTF8);
        var core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var references = new[] { typeof(object).Assembly.Location, Path.Combine(core, "System.Runtime.dll") }.Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("empty", [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false));
        using var stream = new MemoryStream();
        return compilation.Emit(stream, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded)).Success;
    }
}
