using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Testing.Coverage;

/// <summary>The words of coverage, the same on every page and screen.</summary>
public static class CoverageWords
{
    /// <summary>The word for a kind, in the plural.</summary>
    public static string Of(CoverageKind kind) => kind switch
    {
        CoverageKind.Rule => "rules",
        CoverageKind.Branch => "branches",
        CoverageKind.Row => "rows",
        CoverageKind.Criterion => "criteria",
        CoverageKind.Boundary => "boundaries",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What is left to reach of one piece, in words.</summary>
    public static string Left(PolicyCoverage coverage, IReadOnlyList<CoverageResult> piece)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        ArgumentNullException.ThrowIfNull(piece);
        var needs = string.Join(", ", piece.Select(one => one.Point.Needs));
        return piece[0].Point.Kind switch
        {
            CoverageKind.Rule => coverage.Rules.FirstOrDefault(rule => rule.Id == piece[0].Point.Of) is { Tried: > 0 } use
                ? $"never fired; tried in {Counted.Of(use.Tried, "case", "cases")}{(use.Overridden > 0 ? $", overridden in {use.Overridden.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "")}"
                : piece[0].Point.Of.EndsWith("/otherwise", StringComparison.Ordinal) ? "never fired" : "never fired; never tried",
            CoverageKind.Branch => piece.Count == 2 ? "never looked at" : $"never {needs}",
            CoverageKind.Row => "never applied",
            CoverageKind.Criterion => piece.Count == 2 ? "never looked at" : piece[0].Point.Needs == "holds" ? "never held" : "always held",
            CoverageKind.Boundary => $"not tested {needs}",
            _ => throw new ArgumentOutOfRangeException(nameof(piece)),
        };
    }

    /// <summary>The pieces that are not wholly reached, each with what is left.</summary>
    public static IEnumerable<IReadOnlyList<CoverageResult>> Open(PolicyCoverage coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        return coverage.Points.Where(point => !point.IsReached).GroupBy(point => (point.Point.Kind, point.Point.Of, point.Point.Within, point.Point.Location)).Select(group => group.ToList());
    }
}
