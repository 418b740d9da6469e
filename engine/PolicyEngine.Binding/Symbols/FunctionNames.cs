using System.Collections.Immutable;
using System.Reflection;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Binding.Symbols;

/// <summary>The names of the functions that expressions may call.</summary>
internal static class FunctionNames
{
    public static ImmutableHashSet<string> All { get; } =
        typeof(PolicyFunctions).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name).ToImmutableHashSet(StringComparer.Ordinal);
}
