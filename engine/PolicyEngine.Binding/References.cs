using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Binding;

/// <summary>What generated code may be compiled against: the core library, what compiled policies call and the model that its signatures name, and nothing else.</summary>
internal static class References
{
    private static readonly Lazy<MetadataReference[]> All = new(() =>
    [
        Reference(typeof(object).Assembly),
        Reference(Assembly.Load("System.Runtime")),
        Reference(typeof(PolicyModel).Assembly),
        Reference(typeof(CompiledPolicy).Assembly),
    ]);

    // What the compiler has read of the references serves every compilation that starts from one of these.
    private static readonly ConcurrentDictionary<string, CSharpCompilation> Started = new(StringComparer.Ordinal);

    public static CSharpCompilation Compilation(string name, IEnumerable<SyntaxTree> trees) => Started.GetOrAdd(name, Start).AddSyntaxTrees(trees);

    // From memory, where it is loaded: in a program of a single file there are no files to read. The assemblies stay loaded as long as the engine does.
    private static unsafe PortableExecutableReference Reference(Assembly assembly) =>
        assembly.TryGetRawMetadata(out var start, out var length)
            ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)start, length)).GetReference()
            : throw new PlatformNotSupportedException($"the metadata of {assembly.GetName().Name} cannot be read on this runtime");

    private static CSharpCompilation Start(string name) => CSharpCompilation.Create(
        name,
        [],
        All.Value,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, checkOverflow: true, deterministic: true, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Disable, allowUnsafe: false));
}
