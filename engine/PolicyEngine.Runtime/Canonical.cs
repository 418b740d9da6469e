using System.Runtime.CompilerServices;

namespace PolicyEngine.Runtime;

/// <summary>Canonical boxed values (see <see cref="PolicyFrame"/>) and the C# types of compiled code, where a choice is an enum over its option's place.</summary>
public static class Canonical
{
    /// <summary>The value of a canonical box; a boxed option's place may be read as any enum over <see cref="int"/>.</summary>
    public static T Unbox<T>(object value) => typeof(T).IsEnum ? FromOption<T>((int)value) : (T)value;

    /// <summary>The canonical box of a value; an enum gives its option's place.</summary>
    public static object Box<T>(T value)
        where T : notnull => typeof(T).IsEnum ? ToOption(value) : value is ExactNumber exact ? exact.ToDecimal() : value;

    /// <summary>An option's place as an enum.</summary>
    public static T FromOption<T>(int option)
    {
        RequireOption<T>();
        return Unsafe.As<int, T>(ref option);
    }

    /// <summary>An enum's option place.</summary>
    public static int ToOption<T>(T option)
    {
        RequireOption<T>();
        return Unsafe.As<T, int>(ref option);
    }

    // Folded away by the runtime for every good T; without it a wider enum would read beyond the value.
    private static void RequireOption<T>()
    {
        if (!typeof(T).IsEnum || Unsafe.SizeOf<T>() != sizeof(int))
        {
            throw new InvalidOperationException("an option needs an enum over int");
        }
    }
}
