using Microsoft.CodeAnalysis;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules;

/// <summary>What a policy itself brings: its generated types and the members of its scripts.</summary>
internal sealed class PolicyScope
{
    private const string PlainName = "__Plain";

    private readonly HashSet<ISymbol> scripted = new(SymbolEqualityComparer.Default);
    private readonly List<IMethodSymbol> methods = [];
    private readonly Dictionary<ISymbol, SourceSpan> spans = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IMethodSymbol>> calls = new(SymbolEqualityComparer.Default);

    public PolicyScope(BoundPolicy policy, Compilation compilation)
    {
        Policy = policy;
        Container = compilation.GetTypeByMetadataName(policy.Container) ?? throw new ArgumentException("the compilation has no code for the policy", nameof(policy));
        Plain = Container.GetTypeMembers(PlainName)[0];
    }

    public BoundPolicy Policy { get; }

    /// <summary>The class around all of the policy's code.</summary>
    public INamedTypeSymbol Container { get; }

    /// <summary>The struct whose members are the policy's names.</summary>
    public INamedTypeSymbol Plain { get; }

    /// <summary>Whether it is the struct whose members are the names of the policy, or of a block for one record.</summary>
    public bool IsPlain(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Plain)
        || (type is { Name: PlainName, ContainingType: { } block } && SymbolEqualityComparer.Default.Equals(block.ContainingType, Container));

    /// <summary>The methods of the scripts, in the order written.</summary>
    public IReadOnlyList<IMethodSymbol> Methods => methods;

    public void AddMethod(IMethodSymbol method, SourceSpan name)
    {
        methods.Add(method);
        spans[method] = name;
    }

    /// <summary>Where a script names a method that it declares.</summary>
    public SourceSpan SpanOf(IMethodSymbol method) => spans[method];

    public void AddCall(IMethodSymbol caller, IMethodSymbol called)
    {
        if (!calls.TryGetValue(caller, out var all))
        {
            calls.Add(caller, all = []);
        }

        if (!all.Contains(called, SymbolEqualityComparer.Default))
        {
            all.Add(called);
        }
    }

    /// <summary>The methods of scripts that a method calls, each once, in the order written.</summary>
    public IReadOnlyList<IMethodSymbol> CallsOf(IMethodSymbol caller) => calls.TryGetValue(caller, out var all) ? all : [];

    public void AddScripted(ISymbol member) => scripted.Add(member);

    /// <summary>Whether a script of this policy declares it.</summary>
    public bool IsScripted(ISymbol member) => scripted.Contains(member);

    /// <summary>Whether it is a type of this policy that its author knows: options, records of lists, rows of tables, and what its scripts declare.</summary>
    public bool IsOwnType(ITypeSymbol type) => !IsInternal(type) && (SymbolEqualityComparer.Default.Equals(type.ContainingType, Container) || SymbolEqualityComparer.Default.Equals(type.ContainingType?.ContainingType, Container));

    /// <summary>Whether it is what a block works out for each record of a list.</summary>
    public bool IsResult(IPropertySymbol property) => !IsInternal(property) && property.ContainingType is { TypeKind: TypeKind.Class } owner && IsOwnType(owner) && !IsScripted(owner);

    /// <summary>Names with two underscores are the engine's.</summary>
    public static bool IsInternal(ISymbol symbol) => symbol.Name.StartsWith("__", StringComparison.Ordinal);
}
