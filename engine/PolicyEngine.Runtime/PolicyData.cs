using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>A policy's parameters and tables, indexed for look-up: parameters at once, a table when it is first asked for. Immutable in effect, and safe for any number of threads.</summary>
public sealed class PolicyData
{
    private readonly PolicyModel model;
    private readonly ParameterTable[] parameters;
    private readonly ParameterTable?[] enumForms;
    private readonly LookupIndex?[] lookups;
    private readonly PolicyData[] records;
    private readonly WorkingDays[] calendars;

    /// <summary>Indexes a policy's parameters and tables.</summary>
    /// <param name="model">The policy.</param>
    /// <exception cref="ArgumentException">A parameter's value is not of its type, which only a faulty earlier stage can cause.</exception>
    public PolicyData(PolicyModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        parameters = new ParameterTable[model.Parameters.Length];
        enumForms = new ParameterTable?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i] = ParameterTable.Create(model, i);
        }

        lookups = new LookupIndex?[model.Items.Length];
        records = [.. model.Blocks.Select(block => new PolicyData(block.Model))];
        calendars = model.Calendars.IsEmpty ? [] : [.. model.Calendars.Select(calendar => new WorkingDays(calendar))];
    }

    /// <summary>A calendar by its place in <see cref="PolicyModel.Calendars"/>.</summary>
    public WorkingDays Calendar(int calendar) => calendars[calendar];

    /// <summary>A parameter by its place in <see cref="PolicyModel.Parameters"/>, for untyped access.</summary>
    public ParameterTable Parameter(int parameter) => parameters[parameter];

    /// <summary>A parameter without keys, typed.</summary>
    /// <typeparam name="T">The C# type of its values; for a choice, int or an enum over its options.</typeparam>
    /// <param name="parameter">Its place in <see cref="PolicyModel.Parameters"/>.</param>
    /// <exception cref="InvalidCastException">The parameter has another type, or keys.</exception>
    public ParameterTable<T> Table<T>(int parameter)
        where T : notnull =>
        parameters[parameter] as ParameterTable<T> ?? enumForms[parameter] as ParameterTable<T> ?? TableOfEnum<T>(parameter);

    /// <summary>A parameter with keys, typed.</summary>
    /// <typeparam name="TKey">int for a choice, string for a text, long for a whole number.</typeparam>
    /// <typeparam name="T">The C# type of its values; for a choice, int or an enum over its options.</typeparam>
    /// <param name="parameter">Its place in <see cref="PolicyModel.Parameters"/>.</param>
    /// <exception cref="InvalidCastException">The parameter has other types, or no keys.</exception>
    public KeyedParameterTable<TKey, T> Keyed<TKey, T>(int parameter)
        where TKey : notnull
        where T : notnull =>
        parameters[parameter] as KeyedParameterTable<TKey, T> ?? enumForms[parameter] as KeyedParameterTable<TKey, T> ?? KeyedOfEnum<TKey, T>(parameter);

    /// <summary>What a block for one record looks things up in, by the block's place among <see cref="PolicyModel.Blocks"/>.</summary>
    public PolicyData Record(int block) => records[block];

    /// <summary>A table, matrix or bands by its place in <see cref="PolicyModel.Items"/>. It is indexed when it is first asked for.</summary>
    /// <exception cref="ArgumentException">The item is none of these, or a value of the table is not of its type.</exception>
    public LookupIndex Lookup(int item) => Volatile.Read(ref lookups[item]) ?? MakeLookup(item);

    // Of two threads that index at the same time, the first one's index serves both.
    private LookupIndex MakeLookup(int item)
    {
        var table = model.Items[item].Lookup ?? throw new ArgumentException("the item is not a table, matrix or bands", nameof(item));
        var index = new LookupIndex(table, model, item);
        return Interlocked.CompareExchange(ref lookups[item], index, null) ?? index;
    }

    // A second thread may make the same form at the same time; either one serves.
    private ParameterTable<T> TableOfEnum<T>(int parameter)
        where T : notnull
    {
        if (!typeof(T).IsEnum || parameters[parameter] is not ParameterTable<int>)
        {
            throw WrongType(parameter);
        }

        var form = new ParameterTable<T>(model, parameter);
        Volatile.Write(ref enumForms[parameter], form);
        return form;
    }

    private KeyedParameterTable<TKey, T> KeyedOfEnum<TKey, T>(int parameter)
        where TKey : notnull
        where T : notnull
    {
        if (!typeof(T).IsEnum || parameters[parameter] is not KeyedParameterTable<TKey, int>)
        {
            throw WrongType(parameter);
        }

        var form = new KeyedParameterTable<TKey, T>(model, parameter);
        Volatile.Write(ref enumForms[parameter], form);
        return form;
    }

    private InvalidCastException WrongType(int parameter) => new($"the parameter `{model.Parameters[parameter].Name}` has another type or other keys");
}
