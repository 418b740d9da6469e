using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Testing.Coverage;

namespace PolicyEngine.Repl.Testing.Coverage;

/// <summary>Coverage for people: a line a kind, then what no case reaches, each with its place.</summary>
internal sealed class CoverageText(CommandContext context, TextWriter writer, Paint paint)
{
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
            writer.WriteLine($"  {CoverageWords.Of(kind),-10}  {(reached == all ? paint.Good(count) : paint.Warning(count))}");
        }

        var open = CoverageWords.Open(coverage).ToList();
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
        foreach (var line in TextWrap.Lines($"{SafeText.Of(name)}: {CoverageWords.Left(coverage, piece)};{place}".TrimEnd(';'), context.Width - 6))
        {
            writer.WriteLine(lead + line);
            lead = "      ";
        }
    }
}
