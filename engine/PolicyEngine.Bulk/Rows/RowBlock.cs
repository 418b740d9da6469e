using PolicyEngine.Bulk.Deciding;
using PolicyEngine.Model;

namespace PolicyEngine.Bulk.Rows;

/// <summary>Rows that go through the batch together: read by one thread, decided by one, written in their turn. Blocks are used again, so a row costs no allocation.</summary>
internal sealed class RowBlock
{
    private RowStatus[] statuses = [];
    private long[] places = [];
    private int[] days = [];

    /// <summary>Makes a block for what is read and answered.</summary>
    public RowBlock(PolicyModel model, IEnumerable<int> facts, int kept, IEnumerable<AnswerColumn> answers)
        : this([.. facts.Select(place => FactColumn.For(model.Facts[place], place))], kept, answers)
    {
    }

    /// <summary>Makes a block of columns, some of which another block may have too.</summary>
    public RowBlock(FactColumn[] facts, int kept, IEnumerable<AnswerColumn> answers)
    {
        Facts = facts;
        Kept = [.. Enumerable.Range(0, kept).Select(_ => new KeptColumn())];
        Answers = [.. answers];
    }

    /// <summary>Its number, from 0.</summary>
    public long Number { get; set; }

    /// <summary>What the source took down to be read by whoever decides the block.</summary>
    public object? Raw { get; set; }

    /// <summary>How many rows the source took, where it counts them.</summary>
    public int Taken { get; set; }

    /// <summary>Where the source stands after the block.</summary>
    public SourceMark After { get; set; }

    /// <summary>How many rows there are, refused ones among them.</summary>
    public int Count { get; private set; }

    /// <summary>The columns that are facts.</summary>
    public FactColumn[] Facts { get; }

    /// <summary>The columns that are kept as they are.</summary>
    public KeptColumn[] Kept { get; }

    /// <summary>The answers.</summary>
    public AnswerColumn[] Answers { get; }

    /// <summary>What became of each row.</summary>
    public RowStatus[] Statuses => statuses;

    /// <summary>The line, or the number, of each row.</summary>
    public long[] Places => places;

    /// <summary>The day of the decision of each row, as a day's number.</summary>
    public int[] Days => days;

    /// <summary>What is wrong with rows.</summary>
    public List<RefusedCell> Refused { get; } = [];

    /// <summary>What the explained form said of rows that have no settled answer.</summary>
    public Dictionary<int, OpenRow> Open { get; } = [];

    /// <summary>What the block writes.</summary>
    public Utf8Buffer Output { get; } = new();

    /// <summary>What it writes of refused rows.</summary>
    public Utf8Buffer RefusedOutput { get; } = new();

    /// <summary>The decisions in full that were asked for, by row.</summary>
    public List<SampledRow> Sampled { get; } = [];

    /// <summary>The rows that go into the output.</summary>
    public List<int> Chosen { get; } = [];

    /// <summary>What somebody saw in it.</summary>
    public object? Seen { get; set; }

    /// <summary>How many rows came out how.</summary>
    public BatchTally Tally { get; set; } = BatchTally.None;

    /// <summary>Why reading ended early, after this block.</summary>
    public RefusedCell? Ended { get; set; }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Count = 0;
        Refused.Clear();
        Open.Clear();
        Output.Clear();
        RefusedOutput.Clear();
        Sampled.Clear();
        Chosen.Clear();
        Ended = null;
        Tally = BatchTally.None;
        foreach (var kept in Kept)
        {
            kept.Clear();
        }
    }

    /// <summary>Adds a row about which nothing is known yet.</summary>
    /// <returns>Its place in the block.</returns>
    public int Add(long place, int day)
    {
        var row = Count++;
        if (row >= statuses.Length)
        {
            Grow(Math.Max(1024, statuses.Length * 2));
        }

        statuses[row] = RowStatus.Open;
        places[row] = place;
        days[row] = day;
        foreach (var fact in Facts)
        {
            fact.States[row] = 0;
        }

        return row;
    }

    /// <summary>Refuses a row.</summary>
    public void Refuse(int row, RefusedCell why)
    {
        statuses[row] = RowStatus.Refused;
        Refused.Add(why);
    }

    /// <summary>Refuses the rows that another block of the same rows refuses.</summary>
    public void RefuseAsIn(RowBlock other)
    {
        for (var row = 0; row < Count; row++)
        {
            statuses[row] = other.statuses[row] == RowStatus.Refused ? RowStatus.Refused : statuses[row];
        }
    }

    /// <summary>Takes the day of a row.</summary>
    public void On(int row, int day) => days[row] = day;

    private void Grow(int rows)
    {
        Array.Resize(ref statuses, rows);
        Array.Resize(ref places, rows);
        Array.Resize(ref days, rows);
        foreach (var fact in Facts)
        {
            fact.Grow(rows);
        }

        foreach (var answer in Answers)
        {
            answer.Grow(rows);
        }
    }
}

/// <summary>Where a source stands: what has been taken from it.</summary>
/// <param name="Offset">Bytes of a text file, or rows.</param>
/// <param name="Place">The lines, or rows, before that.</param>
internal readonly record struct SourceMark(long Offset, long Place);

/// <summary>What is open about a row, or broke.</summary>
/// <param name="Missing">The names of what could still change it, in asking order.</param>
/// <param name="Fault">What broke; empty for nothing.</param>
internal sealed record OpenRow(string Missing, string Fault);

/// <summary>A decision in full that was asked for.</summary>
/// <param name="Draw">The number by which rows are drawn.</param>
/// <param name="Place">The row's line or number.</param>
/// <param name="Json">The decision document.</param>
internal sealed record SampledRow(ulong Draw, long Place, string Json);
