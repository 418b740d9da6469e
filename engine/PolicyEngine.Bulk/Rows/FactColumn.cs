using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Model;

namespace PolicyEngine.Bulk.Rows;

/// <summary>What the rows of a block say of one fact.</summary>
internal abstract class FactColumn(Fact fact, int place)
{
    /// <summary>The fact.</summary>
    public Fact Fact { get; } = fact;

    /// <summary>Its place in the policy.</summary>
    public int Place { get; } = place;

    /// <summary>For each row, a <see cref="FactState"/>.</summary>
    public byte[] States { get; private set; } = [];

    /// <summary>The values, for code that reads them by their own type.</summary>
    public abstract Array All { get; }

    /// <summary>The canonical value of a row; to be asked only where it is given.</summary>
    public abstract object ValueAt(int row);

    /// <summary>Makes room for rows.</summary>
    public virtual void Grow(int rows)
    {
        if (States.Length < rows)
        {
            var states = States;
            Array.Resize(ref states, rows);
            States = states;
        }
    }

    /// <summary>An empty column for a fact.</summary>
    public static FactColumn For(Fact fact, int place) => fact.Type switch
    {
        FactType.YesNo => new FactColumn<bool>(fact, place),
        FactType.WholeNumber => new FactColumn<long>(fact, place),
        FactType.Decimal or FactType.Money => new FactColumn<decimal>(fact, place),
        FactType.Date => new FactColumn<DateOnly>(fact, place),
        FactType.Time => new FactColumn<TimeOnly>(fact, place),
        FactType.Text => new FactColumn<string>(fact, place),
        FactType.Choice => new FactColumn<int>(fact, place),
        FactType.List => new FactColumn<object>(fact, place),
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };
}

/// <summary>Values of one type.</summary>
/// <typeparam name="T">The type of the fact's canonical values; of a choice, the option's place.</typeparam>
internal sealed class FactColumn<T>(Fact fact, int place) : FactColumn(fact, place)
    where T : notnull
{
    private T[] values = [];

    /// <summary>The values.</summary>
    public T[] Values => values;

    /// <inheritdoc/>
    public override Array All => values;

    /// <inheritdoc/>
    public override object ValueAt(int row) => values[row];

    /// <inheritdoc/>
    public override void Grow(int rows)
    {
        base.Grow(rows);
        if (values.Length < rows)
        {
            Array.Resize(ref values, rows);
        }
    }

    /// <summary>Gives a row its value.</summary>
    public void Give(int row, T value)
    {
        values[row] = value;
        States[row] = (byte)FactState.Given;
    }
}
