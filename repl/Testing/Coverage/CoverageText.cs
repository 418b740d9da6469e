using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.Testing.Coverage;

/// <summary>Coverage for people: a line a kind, then what no case reaches, each with its place.</summary>
internal sealed class CoverageText(CommandContext context, TextWriter writer, Paint paint)
{
    /// <summary>The word for a kind, in the plural.</summary>
    public static string WordOf(CoverageKind kind) => kind switch
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
                ? $"never fired; tried in {DiagnosticCount.Number(use.Tried, "case", "cases")}{(use.Overridden > 0 ? $", overridden in {use.Overridden.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "")}"
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

    /// <summary>Writes the coverage of a policy.</summary>
    public void Write(PolicyCoverage coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        writer.WriteLine();
        writer.WriteLine(paint.Heading(FormattableString.Invariant($"coverage of {coverage.Suite.Policy.Id}: {coverage.Percent} % ({coverage.Reached} of {coverage.Points.Length})")));
        foreach (var kind in Enum.GetValues<CoverageKind>().Where(kind => coverage.Of(kind).Any()))
        {
            var (reached, all) = (coverage.Of(kind).Count(point => point.IsReached), coverage.Of(kind).Count());
            var count = FormattableString.Invariant($"{reached} of {all}");
            writer.WriteLine($"  {WordOf(kind),-10}  {(reached == all ? paint.Good(count) : paint.Warning(count))}");
        }

        var open = Open(coverage).ToList();
        if (open.Count > 0)
        {
            writer.WriteLine("  not reached");
        }

        foreach (var piece in open)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            WritePiece(coverage, piece);
        }
    }

    private void WritePiece(PolicyCoverage coverage, IReadOnlyList<CoverageResult> piece)
    {
        var point = piece[0].Point;
        var name = point.Within.Length == 0 ? point.Of : $"{point.Of} ({point.Within})";
        var place = point.Location is { } location ? $" {context.ShownPath(location.File)}:{location.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "";
        var lead = "    ";
        foreach (var line in TextWrap.Lines($"{SafeText.Of(name)}: {Left(coverage, piece)};{place}".TrimEnd(';'), context.Width - 6))
        {
            writer.WriteLine(lead + line);
            lead = "      ";
        }
    }
}
