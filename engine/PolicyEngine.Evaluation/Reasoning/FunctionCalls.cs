using System.Reflection;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Evaluation.Reasoning;

/// <summary>Calls the functions that every policy has, by name.</summary>
internal static class FunctionCalls
{
    private static readonly Dictionary<string, MethodInfo[]> Known = typeof(PolicyFunctions).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .GroupBy(method => method.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>The result; nothing when no function of the name takes these values.</summary>
    public static object? Call(string name, object[] arguments)
    {
        // The options of the days of the week, Monday first, are the policy's own.
        if (name == nameof(PolicyFunctions.day_of_week))
        {
            return arguments is [DateOnly day, ..] && arguments.Length == 8 ? arguments[1 + (((int)day.DayOfWeek + 6) % 7)] : null;
        }

        foreach (var method in Known.GetValueOrDefault(name, []))
        {
            var wanted = method.GetParameters();
            var given = wanted.Length == arguments.Length ? wanted.Select((parameter, place) => Fit(parameter.ParameterType, arguments[place])).ToArray() : [null];
            if (Array.TrueForAll(given, value => value is not null))
            {
                return method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, given, null);
            }
        }

        return null;
    }

    private static object? Fit(Type type, object value) =>
        type.IsInstanceOfType(value) ? value
        : type == typeof(decimal) && value is long number ? (decimal)number
        : null;
}
