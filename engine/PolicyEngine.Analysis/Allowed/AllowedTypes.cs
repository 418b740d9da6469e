using Microsoft.CodeAnalysis;
using PolicyEngine.Analysis.Rules;
using PolicyEngine.Runtime;

namespace PolicyEngine.Analysis.Allowed;

/// <summary>The types that a value in a policy's code may have.</summary>
internal static class AllowedTypes
{
    private static readonly HashSet<SpecialType> Predefined = [SpecialType.System_Boolean, SpecialType.System_Int32, SpecialType.System_Int64, SpecialType.System_Decimal, SpecialType.System_String];

    private static readonly HashSet<string> Keyed = [NameOf(typeof(KeyedByChoice<,>)), NameOf(typeof(KeyedByText<>)), NameOf(typeof(KeyedByNumber<>)), NameOf(typeof(DatedFigure<>))];

    private static readonly string List = NameOf(typeof(PolicyList<>));

    /// <summary>Yes/no, a number, a text, a date, a time or an option.</summary>
    public static bool IsScalar(ITypeSymbol type, PolicyScope scope) => Predefined.Contains(type.SpecialType) || IsFraction(type) || IsCalendar(type) || IsOption(type, scope);

    /// <summary>A scalar, a record or row of this policy, or a list of those.</summary>
    public static bool IsValue(ITypeSymbol type, PolicyScope scope) => IsElement(type, scope)
        || (type is INamedTypeSymbol { Arity: 1 } list && IsOfModel(list, List) && IsElement(list.TypeArguments[0], scope));

    /// <summary>A keyed parameter, which is only there to be given its key.</summary>
    public static bool IsKeyed(ITypeSymbol type, PolicyScope scope) =>
        type is INamedTypeSymbol { Arity: > 0 } view && Keyed.Any(name => IsOfModel(view, name)) && view.TypeArguments.All(argument => IsScalar(argument, scope));

    /// <summary>A calendar, which is only there to be counted by.</summary>
    public static bool IsWorkingDays(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 0 } named && IsOfModel(named, nameof(WorkingDays));

    /// <summary>An amount of calendar time, which is only there to be added to a date or taken from it.</summary>
    public static bool IsSpan(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 0 } named && IsOfModel(named, nameof(DateSpan));

    public static bool IsNumber(ITypeSymbol type) => type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Decimal || IsFraction(type);

    /// <summary>A number that was divided.</summary>
    public static bool IsFraction(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 0 } named && IsOfModel(named, nameof(ExactNumber));

    public static bool IsCalendar(ITypeSymbol type) =>
        type is { Name: nameof(DateOnly) or nameof(TimeOnly), ContainingType: null, ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } };

    public static bool IsOption(ITypeSymbol type, PolicyScope scope) => type.TypeKind == TypeKind.Enum && scope.IsOwnType(type);

    private static bool IsElement(ITypeSymbol type, PolicyScope scope) => IsScalar(type, scope) || (type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, Arity: 0 } && scope.IsOwnType(type));

    private static bool IsOfModel(INamedTypeSymbol type, string metadataName) =>
        type.MetadataName == metadataName && type.ContainingType is null && type.ContainingAssembly.Name == typeof(StepBudget).Assembly.GetName().Name;

    private static string NameOf(Type type) => type.Name;
}
