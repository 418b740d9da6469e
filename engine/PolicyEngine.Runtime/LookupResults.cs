using PolicyEngine.Model;

namespace PolicyEngine.Runtime;

/// <summary>The right-hand side of a table: its values, typed and canonical, and which rows win over which.</summary>
internal sealed class LookupResults
{
    private readonly LookupTable table;
    private readonly Array[] typed;
    private readonly object?[][] boxed;
    private readonly int[] groups;
    private readonly int[] ranks;

    /// <summary>Reads a table's values.</summary>
    public LookupResults(LookupTable table, PolicyModel model)
    {
        this.table = table;
        LookupRow[] rows = table.Otherwise is { } otherwise ? [.. table.Rows, otherwise] : [.. table.Rows];
        boxed = [.. table.Outputs.Select((output, place) => Array.ConvertAll(rows, row => row.Undecided ? null : Parse(output, row.Values[place], model)))];
        typed = [.. table.Outputs.Select((output, place) => Typed(output.Type, boxed[place]))];
        groups = table.Hit == HitPolicy.Any ? GroupsOfAgreement(rows.Length) : [];
        ranks = table.Hit == HitPolicy.Priority ? Ranks(model) : [];
        LastUndecided = Array.FindLastIndex([.. table.Rows], row => row.Undecided);
        IsSingle = table.Hit is HitPolicy.Unique or HitPolicy.First or HitPolicy.Any or HitPolicy.Priority;
    }

    /// <summary>Whether the result is one row.</summary>
    public bool IsSingle { get; }

    /// <summary>The last row whose value the paper leaves open; -1 for none.</summary>
    public int LastUndecided { get; }

    public bool IsUndecided(int row) => row <= LastUndecided && table.Rows[row].Undecided;

    public object Boxed(int output, int row) => boxed[output][row] ?? throw new ArgumentException("the row has no value", nameof(row));

    public T Value<T>(int output, int row)
        where T : notnull => typeof(T).IsEnum ? Canonical.FromOption<T>(((int[])typed[output])[row]) : ((T[])typed[output])[row];

    /// <summary>Whether two rows may both apply.</summary>
    public bool Agree(int first, int second) => table.Hit == HitPolicy.Any && groups[first] == groups[second];

    /// <summary>Of two rows that apply, whether the second takes the place of the first.</summary>
    public bool IsPreferred(int second, int first) => table.Hit == HitPolicy.Priority && ranks[second] < ranks[first];

    /// <summary>Whether no later row but an undecided one can change the result once this one applies.</summary>
    public bool IsFinal(int row) => table.Hit == HitPolicy.First || (table.Hit == HitPolicy.Priority && ranks[row] == 0);

    /// <summary>The rows with those first that decide the result: undecided ones, then by the order of priority, then as written.</summary>
    public int[] Wanted(int[] rows) => LastUndecided < 0 && ranks.Length == 0
        ? rows
        : [.. rows.OrderBy(row => IsUndecided(row) ? 0 : 1).ThenBy(row => ranks.Length == 0 ? 0 : ranks[row]).ThenBy(row => row)];

    /// <summary>Compares the first values of two rows.</summary>
    public int CompareBoxed(int first, int second) => Order<object>().Compare(Boxed(0, first), Boxed(0, second));

    /// <summary>The order of values: texts character by character, anything else by its own order.</summary>
    public static IComparer<T> Order<T>() => Comparer<T>.Create((first, second) => first is string text ? string.CompareOrdinal(text, second as string) : Comparer<T>.Default.Compare(first, second));

    private static object Parse(LookupOutput output, string text, PolicyModel model) =>
        ValueText.TryParse(text, output.Type, output.ChoiceSet < 0 ? null : model.Choices[output.ChoiceSet])
        ?? throw new ArgumentException($"the output `{output.Name}` has the value `{text}`, which is not of its type", nameof(text));

    private static Array Typed(FactType type, object?[] values) => type switch
    {
        FactType.YesNo => Unboxed<bool>(values),
        FactType.WholeNumber => Unboxed<long>(values),
        FactType.Decimal or FactType.Money => Unboxed<decimal>(values),
        FactType.Date => Unboxed<DateOnly>(values),
        FactType.Time => Unboxed<TimeOnly>(values),
        FactType.Text => Unboxed<string>(values),
        FactType.Choice => Unboxed<int>(values),
        FactType.List => throw new ArgumentException("a table's output is never a list", nameof(type)),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static T[] Unboxed<T>(object?[] values)
    {
        var result = new T[values.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = values[i] is { } value ? (T)value : default!;
        }

        return result;
    }

    private int[] GroupsOfAgreement(int rows)
    {
        var result = new int[rows];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < rows; row++)
        {
            // Lengths keep the parts apart; numbers are told apart by value, so that 1.0 agrees with 1.00.
            var values = boxed.Select(output => Text(output[row]));
            var group = string.Concat(values.Select(value => FormattableString.Invariant($"{value.Length}:{value}")));
            result[row] = known.TryAdd(group, row) ? row : known[group];
        }

        return result;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        decimal number => (number / 1.0000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture),
        int option => option.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => ValueText.Format(value, null),
    };

    private int[] Ranks(PolicyModel model)
    {
        var order = Array.ConvertAll([.. table.Priority], text => Parse(table.Outputs[0], text, model));
        return Array.ConvertAll(boxed[0], value =>
        {
            var rank = Array.IndexOf(order, value);
            return rank < 0 ? order.Length : rank;
        });
    }
}
