using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Model;

namespace PolicyEngine.Binding;

/// <summary>What generated code may be compiled against: the core library and the engine's model, and nothing else.</summary>
internal static class References
{
    private static readonly Lazy<MetadataReference[]> All = new(() =>
    [
        MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
        MetadataReference.CreateFromFile(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.Runtime.dll")),
        MetadataReference.CreateFromFile(typeof(PolicyModel).Assembly.Location),
    ]);

    // What the compiler has read of the references serves every compilation that starts from one of these.
    private static readonly ConcurrentDictionary<string, CSharpCompilation> Started = new(StringComparer.Ordinal);

    public static CSharpCompilation Compilation(string name, IEnumerable<SyntaxTree> trees) => Started.GetOrAdd(name, Start).AddSyntaxTrees(trees);

    private static CSharpCompilation Start(string name) => CSharpCompilation.Create(
        name,
        [],
        All.Value,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, checkOverflow: true, deterministic: true, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Disable, allowUnsafe: false));
}
