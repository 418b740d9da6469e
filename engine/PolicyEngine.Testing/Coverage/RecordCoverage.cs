using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Coverage;

/// <summary>What cases should reach in what is worked out for each record: a point is reached when any record reaches it. Of the list itself, that it has no record, one, and several.</summary>
internal static class RecordCoverage
{
    /// <summary>The points of all blocks of a policy.</summary>
    public static IEnumerable<CoveragePoint> Of(PolicyModel model) => model.Blocks.SelectMany((block, place) => Of(model.Facts[block.List], place).Concat(CoveragePlan.Of(block.Model).Select(point => point with
    {
        Of = point.Within.Length == 0 ? $"{model.Facts[block.List].Name}: {point.Of}" : point.Of,
        Within = point.Within.Length == 0 ? "" : $"{model.Facts[block.List].Name}: {point.Within}",
        IsReached = trace => trace.RecordsOf(place).Any(point.IsReached),
    })));

    private static IEnumerable<CoveragePoint> Of(Fact list, int block) =>
    [
        Length(list, "no record", trace => trace.HasRecords(block) && trace.RecordsOf(block).Count == 0),
        Length(list, "one record", trace => trace.RecordsOf(block).Count == 1),
        Length(list, "several records", trace => trace.RecordsOf(block).Count > 1),
    ];

    private static CoveragePoint Length(Fact list, string needs, Func<DecisionTrace, bool> isReached) => new(CoverageKind.Branch, list.Name, $"for_each, {needs}", "there", list.Location, isReached);
}
