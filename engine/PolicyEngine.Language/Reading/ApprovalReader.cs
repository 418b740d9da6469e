using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Reads records of approvals.</summary>
internal static class ApprovalReader
{
    /// <summary>Reads a record from a tree that has the shape of one.</summary>
    public static ApprovalRecord Read(YamlMap tree)
    {
        var map = new MapReader(tree);
        return new ApprovalRecord(
            ScalarForms.ReadMoment(map.Words("date")) ?? default,
            map.Words("name"),
            map.Words("reason"),
            map.Words("policy"),
            ScalarForms.ReadHash(map.Words("policy_hash")) ?? "",
            [.. map.Children("cases").Select(ReadCase)])
        {
            IsRejection = map.Words("verdict") == "rejected",
        };
    }

    /// <summary>Reports a case that stands twice in one record: nobody could tell which of the two was meant.</summary>
    public static void CheckCases(YamlMap tree, DiagnosticBag diagnostics)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in new MapReader(tree).Children("cases").Select(signed => signed.RequiredWritten("case")).Where(id => !known.Add(id.Value)))
        {
            diagnostics.Add(ReadingDiagnostics.SignedTwice, id.Span, id.Value);
        }
    }

    private static ApprovedCase ReadCase(MapReader map) =>
        new(map.RequiredWritten("case").Value, TextOrNothing(map, "was"), TextOrNothing(map, "now"), map.Words("cause"), ScalarForms.ReadHash(map.Words("snapshot")))
        {
            Expectations = [.. map.Names("expect").Select(ReadExpectation)],
        };

    private static AcceptedExpectation ReadExpectation(YamlEntry entry)
    {
        var map = entry.Value is YamlMap values ? new MapReader(values) : new MapReader(new YamlMap([], false, entry.Key.Span));
        return new AcceptedExpectation(entry.Key.Value, TextOrNothing(map, "was") ?? "", TextOrNothing(map, "now") ?? "");
    }

    private static string? TextOrNothing(MapReader map, string key) => map.Scalar(key) is { } scalar && !IsNothing(scalar) ? scalar.Value : null;

    private static bool IsNothing(YamlScalar scalar) => scalar is { Style: YamlStyle.Plain, Value: "~" or "null" };
}
