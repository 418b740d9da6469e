using System.Globalization;
using PolicyEngine.Bulk;

namespace PolicyEngine.Repl.Batches;

/// <summary>Says on a terminal how far a batch is: rows, how many a second, how many have no settled answer, and how long it still takes. In a file or on a build server it says nothing.</summary>
internal sealed class BatchProgressLine(CommandContext context, BatchTally before) : IProgress<BatchProgress>
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private readonly long begun = context.Clock.GetTimestamp();
    private long told;
    private long first = -1;
    private int length;

    /// <inheritdoc/>
    public void Report(BatchProgress value)
    {
        if (!context.IsErrorTerminal)
        {
            return;
        }

        first = first < 0 ? value.Done : first;
        var now = context.Clock.GetTimestamp();
        if (told != 0 && context.Clock.GetElapsedTime(told, now) < Between)
        {
            return;
        }

        told = now;
        Show(Words(value, context.Clock.GetElapsedTime(begun, now)));
    }

    /// <summary>Takes the line away.</summary>
    public void End()
    {
        if (length > 0)
        {
            Show("");
            context.Error.Write("\r");
        }
    }

    private string Words(BatchProgress value, TimeSpan passed)
    {
        var rate = (value.Tally.Read - before.Read) / Math.Max(passed.TotalSeconds, 0.001);
        var open = value.Tally.Undetermined + value.Tally.Faulted;
        var text = string.Create(CultureInfo.InvariantCulture, $"{value.Tally.Read:N0} rows, {rate:N0} a second");
        text += open > 0 ? string.Create(CultureInfo.InvariantCulture, $", {open:N0} not settled") : "";
        text += value.Tally.Refused > 0 ? string.Create(CultureInfo.InvariantCulture, $", {value.Tally.Refused:N0} refused") : "";
        if (value.Length <= 0)
        {
            return text;
        }

        var share = (double)value.Done / value.Length;
        var done = (value.Done - first) / Math.Max(passed.TotalSeconds, 0.001);
        var left = done > 0 ? TimeSpan.FromSeconds((value.Length - value.Done) / done) : (TimeSpan?)null;
        return text + string.Create(CultureInfo.InvariantCulture, $"; {share:P0}") + (left is { } time ? $", {Spoken(time)} left" : "");
    }

    private static string Spoken(TimeSpan time) => time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds)} s");

    private void Show(string text)
    {
        text = text.Length > context.Width ? text[..context.Width] : text;
        context.Error.Write("\r" + text.PadRight(length));
        length = text.Length;
    }
}
