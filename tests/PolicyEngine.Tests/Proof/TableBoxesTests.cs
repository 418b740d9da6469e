using System.Collections.Immutable;
using System.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Proof.Tables;
using PolicyEngine.Tests.Model;

namespace PolicyEngine.Tests.Proof;

/// <summary>Tables as boxes, against every point of small ones.</summary>
public class TableBoxesTests
{
    private const int Side = 6;

    [Fact]
    public void Small_tables_are_answered_as_by_looking_at_every_point()
    {
        var random = new Random(7);
        for (var turn = 0; turn < 600; turn++)
        {
            var table = Loose(random, random.Next(1, 9));
            var boxes = new TableBoxes(table, Model(table));
            var gaps = boxes.Gaps(10_000);
            var masked = boxes.Masked([.. Enumerable.Range(0, table.Rows.Length)]);
            var meetings = boxes.Meetings(10_000).Select(pair => (pair.One, pair.Other)).ToHashSet();
            long[][] points = [.. from x in Enumerable.Range(-2, Side + 7) from y in Enumerable.Range(-2, Side + 7) select new long[] { x, y }];
            Assert.All(points, point => Assert.Equal(table.Rows.All(row => !Takes(row, point)), gaps.Any(gap => Enumerable.Range(0, 2).All(column => gap[column].Accepts(point[column])))));
            for (var row = 0; row < table.Rows.Length; row++)
            {
                var own = points.Where(point => Takes(table.Rows[row], point)).ToArray();
                Assert.Equal(own.All(point => table.Rows.Take(row).Any(before => Takes(before, point))), masked.Contains(row));
                for (var other = 0; other < row; other++)
                {
                    Assert.Equal(own.Any(point => Takes(table.Rows[other], point)), meetings.Contains((other, row)));
                }
            }
        }
    }

    [Fact]
    public void Ten_thousand_rows_take_seconds_and_not_more()
    {
        var rows = ImmutableArray.CreateBuilder<LookupRow>();
        for (var i = 0; i < 100; i++)
        {
            for (var j = 0; j < 100; j++)
            {
                rows.Add(Row(rows.Count, i % 3, [new KeyInterval(i * 10, (i * 10) + 9)], [new KeyInterval(j * 7, (j * 7) + 6)]));
            }
        }

        var table = Table(rows.ToImmutable());
        var clock = Stopwatch.StartNew();
        var boxes = new TableBoxes(table, Model(table));

        Assert.Empty(boxes.Meetings(10));
        Assert.NotEmpty(boxes.Gaps(3));
        Assert.Empty(boxes.Masked([.. Enumerable.Range(0, table.Rows.Length)]));
        Assert.False(boxes.IsCutShort);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }

    private static bool Takes(LookupRow row, long[] point) => Enumerable.Range(0, 2).All(column => row.Cells[column].Accepts(point[column]));

    private static LookupTable Loose(Random random, int rows) => Table([.. Enumerable.Range(0, rows).Select(row => Row(row, row % 2, Cell(random), Cell(random)))]);

    private static ImmutableArray<KeyInterval> Cell(Random random)
    {
        if (random.Next(6) == 0)
        {
            return [];
        }

        var (one, other) = (random.Next(Side), random.Next(Side));
        var first = new KeyInterval(random.Next(8) == 0 ? long.MinValue : Math.Min(one, other), random.Next(8) == 0 ? long.MaxValue : Math.Max(one, other));
        return random.Next(5) == 0 && first.High < Side ? [first, new KeyInterval(first.High + 2, first.High + 3)] : [first];
    }

    private static LookupRow Row(int id, int value, params ImmutableArray<KeyInterval>[] cells) =>
        new() { Id = $"{id}", Cells = [.. cells.Select(intervals => new LookupCell(intervals.IsEmpty ? "" : "x", intervals))], Values = [$"{value}"] };

    private static LookupTable Table(ImmutableArray<LookupRow> rows) => new()
    {
        Hit = HitPolicy.First,
        Columns = [new LookupColumn { Name = "x", Type = FactType.WholeNumber, InputText = "x" }, new LookupColumn { Name = "y", Type = FactType.WholeNumber, InputText = "y" }],
        Outputs = [new LookupOutput("v", FactType.WholeNumber, -1)],
        Rows = rows,
    };

    private static PolicyModel Model(LookupTable table) =>
        Models.With(items: [new Item { Name = "t", Title = "T", Kind = ItemKind.Table, Type = FactType.WholeNumber, Lookup = table }]) with { Leaves = [new Leaf { Kind = LeafKind.Key, Text = "x" }] };
}
