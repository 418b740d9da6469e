using PolicyEngine.Bulk.Rows;

namespace PolicyEngine.Bulk.Reading;

/// <summary>Where rows come from. <see cref="Take"/> is called by one thread at a time and does as little as it can; <see cref="Parse"/> by whoever decides the block.</summary>
internal interface IRowSource : IDisposable
{
    /// <summary>The headings.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>What a row is numbered by: its <c>line</c> in a text, or its <c>row</c>.</summary>
    public string PlaceWord { get; }

    /// <summary>How much there is, in the unit of <see cref="SourceMark.Offset"/>; -1 where nobody knows.</summary>
    public long Length { get; }

    /// <summary>Goes on where another run stopped.</summary>
    public void GoTo(SourceMark mark);

    /// <summary>Takes the next rows into a block, unread.</summary>
    /// <returns>Whether there were any.</returns>
    public bool Take(RowBlock block);

    /// <summary>Reads the rows of a block.</summary>
    public void Parse(RowBlock block, RowReading reading);
}
