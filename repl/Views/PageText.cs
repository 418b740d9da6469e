using System.Globalization;
using System.Text;
using PolicyEngine.Cases.Views;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Documents;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Repl.Views;

/// <summary>A page as text for the terminal: wrapped between words, coloured, and safe to show whatever others have written into it.</summary>
internal sealed class PageText
{
    private const int Narrowest = 20;
    private const int WidestBar = 64;

    private readonly StringBuilder text = new();
    private readonly CommandContext context;
    private readonly Paint paint;

    private PageText(CommandContext context, Paint paint) => (this.context, this.paint) = (context, paint);

    /// <summary>The text, without a last line break.</summary>
    /// <param name="page">The page.</param>
    /// <param name="context">The width.</param>
    /// <param name="paint">Colours.</param>
    public static string Of(Page page, CommandContext context, Paint paint)
    {
        ArgumentNullException.ThrowIfNull(page);
        var writer = new PageText(context, paint);
        foreach (var block in page.Blocks)
        {
            writer.Write(block);
        }

        return writer.text.ToString().Trim('\n');
    }

    /// <summary>The text for standard output.</summary>
    public static string Of(Page page, CommandContext context) => Of(page, context, context.Paint);

    private void Write(PageBlock block)
    {
        switch (block)
        {
            case PageBlock.Line line:
                Line(string.Concat(line.Runs.Select(Painted)));
                break;
            case PageBlock.Paragraph paragraph:
                Paragraph(paragraph);
                break;
            case PageBlock.Section section:
                Section(section);
                break;
            case PageBlock.Table table:
                Table(table);
                break;
            case PageBlock.Bar bar:
                Line($"  {Bar(bar)}");
                break;
            case PageBlock.Decided decided:
                Whole(DecisionText.Of(decided.Document, context.Width, paint));
                break;
            case PageBlock.Step step:
                Safe(TextRenderer.Render(step.Node, context.Width));
                break;
            case PageBlock.Reason reason:
                Safe(TextRenderer.Render(reason.Ground, context.Width));
                break;
            case PageBlock.Events events:
                Safe(CaseTimeline.Render(events.Entries, context.Width));
                break;
            case PageBlock.Case one:
                Safe(CaseTextRenderer.Render(one.View, context.Width));
                break;
            case PageBlock.Problems problems:
                Problems(problems);
                break;
            case PageBlock.Inner inner:
                Line(Of(inner.Page, context, paint));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block));
        }
    }

    private void Line(string line) => text.Append(line).Append('\n');

    private void Whole(string lines) => Line(lines.TrimEnd('\n'));

    private void Safe(string lines) => Whole(SafeLines(lines));

    private static string SafeLines(string lines) => string.Join('\n', lines.TrimEnd('\n').Split('\n').Select(SafeText.Of));

    private string Painted(TextRun run)
    {
        var safe = SafeLines(run.Text);
        return run.Tone switch
        {
            Tone.Plain => safe,
            Tone.Heading => paint.Heading(safe),
            Tone.Name => paint.Id(safe),
            Tone.Quiet => paint.Quiet(safe),
            Tone.Warning => paint.Warning(safe),
            Tone.Error => paint.Error(safe),
            _ => throw new ArgumentOutOfRangeException(nameof(run)),
        };
    }

    private void Paragraph(PageBlock.Paragraph paragraph)
    {
        var lead = new string(' ', paragraph.Indent) + paragraph.Mark;
        var hang = new string(' ', lead.Length + paragraph.Hang);
        foreach (var part in paragraph.Text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var line in TextWrap.Lines(SafeText.Of(part), Math.Max(Narrowest, context.Width - hang.Length)))
            {
                Line(lead + line);
                lead = hang;
            }
        }
    }

    private void Section(PageBlock.Section section)
    {
        using var writer = new StringWriter(text, CultureInfo.InvariantCulture) { NewLine = "\n" };
        new Columns(writer, paint, context.Width).Section(SafeText.Of(section.Heading), [.. section.Rows.Select(row => (SafeText.Of(row.Name), SafeText.Of(row.Words)))]);
    }

    private void Table(PageBlock.Table table)
    {
        var rows = table.Rows.Select(row => (IReadOnlyList<string>)row).ToList();
        foreach (var line in TextTable.Lines([.. table.Columns.Select(column => column.Name)], [.. table.Columns.Select(column => column.IsNumber)], rows, paint, context.Width))
        {
            Line(line);
        }
    }

    private void Problems(PageBlock.Problems problems)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new DiagnosticText(context, writer, paint with { Links = null }).Write(problems.All);
        Whole(writer.ToString());
    }

    private string Bar(PageBlock.Bar bar)
    {
        var width = (int)Math.Min(Math.Min(WidestBar, context.Width - 4), bar.Steps + 1);
        var places = Enumerable.Range(0, width).Select(column => PartAt(bar, (long)((decimal)bar.Steps * column / Math.Max(1, width - 1)))).ToArray();

        // A stretch that is too short for a column of its own is still seen.
        for (var at = 0; at < bar.Parts.Length; at++)
        {
            var column = (int)Math.Round((decimal)bar.Parts[at].First * (width - 1) / Math.Max(1, bar.Steps));
            if (Array.IndexOf(places, at) < 0)
            {
                places[Math.Clamp(column, 0, width - 1)] = at;
            }
        }

        return string.Concat(places.Select(at => bar.Parts[at].Letter));
    }

    private static int PartAt(PageBlock.Bar bar, long step)
    {
        var at = bar.Parts.Length - 1;
        while (at > 0 && bar.Parts[at].First > step)
        {
            at--;
        }

        return at;
    }
}
