using System.Text.RegularExpressions;
using PolicyEngine.Model;

namespace PolicyEngine.Workbench.Pages;

/// <summary>Tables, matrices and bands as tables to read.</summary>
public sealed partial class LookupSections(MarkdownPage page, PolicyWords words, ExpressionWords expressions)
{
    /// <summary>All of them; nothing when there are none.</summary>
    public void Write()
    {
        var items = words.Model.Items.Where(item => item.Lookup is not null && !item.IsBorrowed).ToList();
        if (items.Count == 0)
        {
            return;
        }

        page.Heading(2, "Tables");
        foreach (var item in items)
        {
            page.Heading(3, PolicyWords.Headline(item.Title, item.Name));
            page.Paragraph($"{MarkdownPage.Code(item.Name)} {MarkdownPage.Cited(item.Cite)}".TrimEnd());
            if (item.Kind == ItemKind.Matrix)
            {
                Matrix(item.Lookup!);
            }
            else
            {
                Table(item);
            }
        }
    }

    private void Matrix(LookupTable table)
    {
        var (down, across) = (table.Columns[0], table.Columns[1]);
        var downTexts = table.Rows.Select(row => row.Cells[0].Text).Distinct(StringComparer.Ordinal).ToList();
        var acrossTexts = table.Rows.Select(row => row.Cells[1].Text).Distinct(StringComparer.Ordinal).ToList();
        var results = table.Rows.ToLookup(row => (row.Cells[0].Text, row.Cells[1].Text));
        page.Paragraph($"Down: {Input(down)}. Across: {Input(across)}.");
        page.Table(
            ["", .. acrossTexts.Select(text => Cell(text, across))],
            [.. downTexts.Select(text => (IReadOnlyList<string>)[$"**{Cell(text, down)}**", .. acrossTexts.Select(other => string.Join(", ", results[(text, other)].Select(row => Value(table, row, 0))))])]);
    }

    private const int MostRowsOfFile = 20;

    private void Table(Item item)
    {
        var table = item.Lookup!;
        page.Paragraph(item.Kind == ItemKind.Bands ? "" : HowTaken(table));
        var conditions = table.Columns.Select(Input);
        var results = table.Outputs.Select(output => $"**{MarkdownPage.Escape(table.Outputs.Length == 1 ? "Result" : output.Name.Replace('_', ' '))}**");
        var shown = table.IsFromFile && table.Rows.Length > MostRowsOfFile ? MostRowsOfFile : table.Rows.Length;
        page.Paragraph(shown == table.Rows.Length ? "" : FormattableString.Invariant($"The first {shown} of {table.Rows.Length:N0} rows, which come from `{Path.GetFileName(table.Rows[0].Location?.File ?? "")}`."));
        var rows = table.Rows.Take(shown).Select(row => Row(table, row)).ToList();
        if (table.Otherwise is { } otherwise)
        {
            rows.Add([.. table.Columns.Select((_, place) => place == 0 ? "*otherwise*" : ""), "", .. table.Outputs.Select((_, place) => Value(table, otherwise, place)), words.Reason(otherwise.Because), MarkdownPage.Cited(otherwise.Cite)]);
        }

        page.Table([.. conditions, "And", .. results, "Because", "Source"], rows);
        page.Paragraph(table.Otherwise is null && !IsCollecting(table.Hit) ? "Where no row applies, the table does not say, and the question stays open." : "");
    }

    private IReadOnlyList<string> Row(LookupTable table, LookupRow row) =>
    [
        .. table.Columns.Select((column, place) => place < row.Cells.Length ? Cell(row.Cells[place].Text, column) : ""),
        row.When is { } condition ? expressions.Phrase(condition) : "",
        .. table.Outputs.Select((_, place) => Value(table, row, place)),
        words.Reason(row.Because),
        MarkdownPage.Cited(row.Cite),
    ];

    private string Value(LookupTable table, LookupRow row, int place) =>
        row.Undecided ? "**undecided**"
        : place < row.Values.Length && table.Outputs[place] is var output ? PolicyWords.Value(row.Values[place], output.Type, words.Choices(output.ChoiceSet), "")
        : "";

    private string Input(LookupColumn column) => words.SlotOf(column.InputText) is >= 0 and var slot ? words.Name(slot) : MarkdownPage.Code(column.InputText);

    // A cell with one option shows the option's words; all else is read as written.
    private string Cell(string text, LookupColumn column) =>
        text.Length == 0 ? "anything" : PolicyWords.Value(Grouped().Replace(text, ","), column.Type, words.Choices(column.ChoiceSet), "");

    // Authors group digits with underscores, readers with commas.
    [GeneratedRegex("(?<=[0-9])_(?=[0-9]{3})", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    private static bool IsCollecting(HitPolicy hit) => hit is HitPolicy.CollectList or HitPolicy.CollectSum or HitPolicy.CollectMin or HitPolicy.CollectMax or HitPolicy.CollectCount;

    private static string HowTaken(LookupTable table) => table.Hit switch
    {
        HitPolicy.Unique => "At most one row applies.",
        HitPolicy.First => "The first row that applies counts.",
        HitPolicy.Any => "Every row that applies counts, and all of them must agree.",
        HitPolicy.Priority => $"Of the rows that apply, the one whose result stands first in this order counts: {MarkdownPage.Escape(string.Join(", ", table.Priority))}.",
        HitPolicy.CollectList => "The results of all rows that apply make a list.",
        HitPolicy.CollectSum => "The results of all rows that apply are added up.",
        HitPolicy.CollectMin => "The smallest result of the rows that apply counts.",
        HitPolicy.CollectMax => "The largest result of the rows that apply counts.",
        HitPolicy.CollectCount => "It counts the rows that apply.",
        _ => throw new ArgumentOutOfRangeException(nameof(table)),
    };
}
