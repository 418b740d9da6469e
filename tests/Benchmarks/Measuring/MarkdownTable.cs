using System.Globalization;

namespace PolicyEngine.Benchmarks.Measuring;

/// <summary>Writes results as a Markdown table.</summary>
internal static class MarkdownTable
{
    public static void Head(TextWriter writer)
    {
        writer.WriteLine("| work | contender | time | ratio: median (middle half) | to | budget | |");
        writer.WriteLine("|---|---|---:|---:|---|---:|---|");
    }

    public static void Write(TextWriter writer, ResultRow row)
    {
        var ratio = row.Ratio is { } spread ? $"{Number(spread.Median)} ({Number(spread.Low)} to {Number(spread.High)})" : "";
        var budget = row.Budget is not { } limit ? "" : limit.IsMilliseconds ? $"≤ {Number(limit.Limit)} ms" : $"≤ {Number(limit.Limit)} ×";
        var met = row.IsMet switch { true => "met", false => "**not met**", null => "" };
        writer.WriteLine($"| {row.Work} | {row.Contender} | {Time(row.Time.Median)} | {ratio} | {row.Baseline} | {budget} | {met} |");
        writer.Flush();
    }

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        < 10_000 => Number(nanoseconds) + " ns",
        < 10_000_000 => Number(nanoseconds / 1e3) + " µs",
        _ => Number(nanoseconds / 1e6) + " ms",
    };

    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
