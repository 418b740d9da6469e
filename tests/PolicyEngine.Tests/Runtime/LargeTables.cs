using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Tests.Model;

namespace PolicyEngine.Tests.Runtime;

/// <summary>Tables of the size that speed is judged by.</summary>
internal static class LargeTables
{
    /// <summary>First hit over a category of 20, a band of 5, and ranges of an amount at two places.</summary>
    internal static LookupTable FirstHit(int rows) => new()
    {
        Hit = HitPolicy.First,
        Columns = [Models.Column("category", FactType.Choice), Models.Column("band", FactType.WholeNumber), Models.Column("amount", FactType.Money, 2)],
        Outputs = [new("route", FactType.WholeNumber, -1)],
        Rows = [.. Enumerable.Range(0, rows).Select(Row)],
        Otherwise = Models.Row("otherwise", "0"),
    };

    internal static (int Category, int Band, decimal Low, decimal High) Cells(int row) => (row * 7 % 20, row / 20 % 5, row / 100 * 25.5m, ((row / 100) + 1) * 25.5m);

    private static LookupRow Row(int row)
    {
        var (category, band, low, high) = Cells(row);
        return Models.Row($"{row}", $"{row}", [new(category, category)], [new(band, band)], [LookupKey.Interval(FactType.Money, 2, low, true, high, false)]);
    }
}
