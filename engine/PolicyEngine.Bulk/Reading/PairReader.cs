namespace PolicyEngine.Bulk.Reading;

/// <summary>Reads a cell for two policies that ask it in different ways.</summary>
internal sealed class PairReader(CellReader first, CellReader second) : CellReader(first.Column, first.Forms)
{
    /// <inheritdoc/>
    public override bool Read(ReadOnlySpan<byte> cell, int row, DateOnly day) => Both(first.Read(cell, row, day), second.Read(cell, row, day));

    /// <inheritdoc/>
    public override bool ReadQuoted(ReadOnlySpan<byte> text, int row, DateOnly day) => Both(first.ReadQuoted(text, row, day), second.ReadQuoted(text, row, day));

    /// <inheritdoc/>
    public override bool ReadWhole(long value, int row, DateOnly day) => Both(first.ReadWhole(value, row, day), second.ReadWhole(value, row, day));

    /// <inheritdoc/>
    public override bool ReadNumber(decimal value, int row, DateOnly day) => Both(first.ReadNumber(value, row, day), second.ReadNumber(value, row, day));

    /// <inheritdoc/>
    public override bool ReadDate(DateOnly value, int row, DateOnly day) => Both(first.ReadDate(value, row, day), second.ReadDate(value, row, day));

    /// <inheritdoc/>
    public override bool ReadYesNo(bool value, int row, DateOnly day) => Both(first.ReadYesNo(value, row, day), second.ReadYesNo(value, row, day));

    /// <inheritdoc/>
    public override void NotKnown(int row)
    {
        first.NotKnown(row);
        second.NotKnown(row);
    }

    /// <inheritdoc/>
    protected override bool ReadValue(ReadOnlySpan<byte> text, int row, DateOnly day) => Read(text, row, day);

    private bool Both(bool one, bool other)
    {
        Problem = one ? second.Problem : first.Problem;
        return one && other;
    }
}
