using System.Collections.Immutable;
using System.Reflection;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Binding.Symbols;

/// <summary>The names of the functions that expressions may call.</summary>
internal static class FunctionNames
{
    public static ImmutableHashSet<string> All { get; } =
        typeof(PolicyFunctions).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name).ToImmutableHashSet(StringComparer.Ordinal);

    // Functions that came later: a policy that had the name before keeps it, since they are seen only before a bracket.
    private static readonly string[] Later =
    [
        nameof(PolicyFunctions.add_working_days), nameof(PolicyFunctions.next_working_day), nameof(PolicyFunctions.working_days_between), nameof(PolicyFunctions.is_working_day), nameof(PolicyFunctions.is_holiday),
        nameof(PolicyFunctions.day_of_receipt), nameof(PolicyFunctions.last_day_of_month), nameof(PolicyFunctions.day_of_week),
        nameof(PolicyFunctions.joined), nameof(PolicyFunctions.upper), nameof(PolicyFunctions.lower), nameof(PolicyFunctions.trimmed),
    ];

    /// <summary>The names that a policy's own scripts and options cannot have.</summary>
    public static ImmutableHashSet<string> Taken { get; } = All.Except(Later);
}
