using System.Diagnostics.CodeAnalysis;
using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>A parameter without keys, to be read on a day of the expression's choice: <c>rate.at(day)</c>.</summary>
/// <typeparam name="T">The value's C# type; for a choice, an enum over its options.</typeparam>
[SuppressMessage("Performance", "CA1815", Justification = "a view is asked, never compared")]
[SuppressMessage("Style", "IDE1006", Justification = "officers write these names in their rules")]
public readonly struct DatedFigure<T>
    where T : notnull
{
    private readonly ParameterTable<T> table;

    /// <summary>Views a parameter. Cheap enough to make for each use.</summary>
    /// <param name="data">The policy's data.</param>
    /// <param name="parameter">The parameter's place in <see cref="PolicyModel.Parameters"/>.</param>
    public DatedFigure(PolicyData data, int parameter)
    {
        ArgumentNullException.ThrowIfNull(data);
        table = data.Table<T>(parameter);
    }

    /// <summary>The value on a day.</summary>
    /// <exception cref="UnavailableException">There is none on the day.</exception>
    public T at(DateOnly day) => table.TryGet(day, out var value) ? value : throw new UnavailableException(table.Slot, null, day);
}
