using static PolicyEngine.Language.Shapes;

namespace PolicyEngine.Language;

/// <summary>The shapes of tables, matrices and bands.</summary>
internal static class TableGrammar
{
    /// <summary>Keys of a row that are no columns.</summary>
    private static readonly MapShape Row = new("row",
    [
        Optional("id", Id, "The row's id; its number when left out."),
        Optional("when", Expression, "A further condition."),
        Because, Cite,
    ]) { Others = Cell };

    private static readonly MapShape OtherwiseRow = new("otherwise row", [Because, Cite]) { Others = Value };

    private static readonly MapShape RowsFrom = new("file of rows",
    [
        Required("file", Prose, "The file, a path from the policy's folder; it ends in `.csv` or `.tsv`."),
        Required("columns", new NamesShape("column", ScalarKind.Name, Prose, 1), "The table's columns, `id`, `because` and `cite`, each with the heading that it comes from."),
        Optional("leave_out", new ListShape(Prose), "The headings that the table does not take."),
        Optional("dates", ScalarShape.OneOf("day/month/year", "month/day/year", "day.month.year", "year-month-day"), "How the file writes days; `year-month-day` when left out."),
        Optional("separator", ScalarShape.OneOf("comma", "semicolon", "tab"), "What stands between cells; a comma when left out."),
    ]);

    /// <summary>A decision table.</summary>
    public static readonly MapShape Table = new("table",
    [
        Title,
        Optional("hit", ScalarShape.OneOf("unique", "first", "any", "priority", "collect"), "How the result is taken when several rows apply; unique when left out."),
        Optional("inputs", new NamesShape("column", ScalarKind.Name, Expression), "The input columns with their expressions."),
        Optional("outputs", new NamesShape("output", ScalarKind.Name, ResultType, 1), "The output columns with their types."),
        Optional("priority", new ListShape(Value, 1), "Under hit: priority, the first output's values, the most wanted first."),
        Optional("collect", ScalarShape.OneOf("list", "sum", "min", "max", "count"), "Under hit: collect, what becomes of the values."),
        Optional("rows", new ListShape(Row, 1), "The rows: a cell a column."),
        Optional("rows_from", RowsFrom, "A file that holds the rows, in place of `rows`."),
        Optional("otherwise", OtherwiseRow, "The values when no row applies."),
        Cite,
    ]);

    private static MapShape Axis(string thing) => new(thing,
    [
        Required("input", Expression, "The expression that is looked up."),
        Required("values", new ListShape(Cell, 1), "The values, in order."),
    ]);

    /// <summary>A matrix.</summary>
    public static readonly MapShape Matrix = new("matrix",
    [
        Title,
        Required("rows", Axis("rows"), "The rows' input and values."),
        Required("columns", Axis("columns"), "The columns' input and values."),
        Required("output", ResultType, "The type of the result."),
        Required("cells", new NamesShape("row", ScalarKind.Text, new ListShape(Value, 1), 1), "One list of results a row, under the row's value."),
        Cite,
    ]);

    private static readonly MapShape Band = new("band",
    [
        Optional("at_least", Value, "The lower edge, which is in the band."),
        Optional("more_than", Value, "The lower edge, which is not in the band."),
        Optional("at_most", Value, "The upper edge, which is in the band."),
        Optional("less_than", Value, "The upper edge, which is not in the band."),
        Required("value", Value, "The result: a value, or an expression of it."),
        Optional("from", Date, "The first day on which the band holds."),
        Optional("to", Date, "The last day on which the band holds."),
        Because, Cite,
    ]);

    private static readonly MapShape Bracket = new("bracket",
    [
        Optional("more_than", Value, "The lower edge, which is not in the bracket."),
        Optional("at_least", Value, "The lower edge, which is in the bracket."),
        Optional("rate", Value, "The rate on what lies in the bracket, for example 20 %, or a figure that holds it."),
        Optional("amount", Value, "The amount that the bracket adds when it is reached."),
        Optional("from", Date, "The first day on which the bracket holds."),
        Optional("to", Date, "The last day on which the bracket holds."),
        Cite,
    ]);

    /// <summary>A scale.</summary>
    public static readonly MapShape Scale = new("scale",
    [
        Title,
        Required("of", Expression, "The number or amount that falls into the brackets."),
        Required("brackets", new ListShape(Bracket, 1), "The brackets, in rising order; each ends where the next begins."),
        Rounded,
        Optional("each_rounded", new ScalarShape(ScalarKind.Rounding), "How what comes of each bracket is rounded, before it is added up."),
        Cite,
    ]);

    /// <summary>Bands.</summary>
    public static readonly MapShape Bands = new("bands",
    [
        Title,
        Required("of", Expression, "A number or date expression."),
        Required("output", ResultType, "The type of the result."),
        Optional("undecided", new ListShape(Value), "Exact values that the paper puts in two bands or in none."),
        Required("bands", new ListShape(Band, 1), "The bands with their edges."),
        Cite,
    ]);
}
