using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What can be wrong with a file of rows.</summary>
internal static class TableFileDiagnostics
{
    public static readonly DiagnosticDescriptor RowsOnce = Of("PE1129", "the table `{0}` {1}", "write `rows:` with the rows, or `rows_from:` with the file that holds them");

    public static readonly DiagnosticDescriptor NotThere = Of("PE1130", "there is no file `{0}` in the folder of the policy", "{1}");

    public static readonly DiagnosticDescriptor NoHeading = Of("PE1131", "`{0}` is no heading of the file", "{1}");

    public static readonly DiagnosticDescriptor NotMapped = Of("PE1132", "the policy does not say what the column `{0}` is", "name it under `columns`, or under `leave_out` of `rows_from`");

    public static readonly DiagnosticDescriptor NoColumn = Of("PE1133", "the table has no column `{0}`", "{1}");

    public static readonly DiagnosticDescriptor NotMade = Of("PE1134", "no heading is named for the column `{0}`", "add it under `columns` of `rows_from`, with the heading that it comes from");

    public static readonly DiagnosticDescriptor Cells = Of("PE1135", "this line has {0} cells, and the first line has {1}", "write as many cells as there are headings; a cell that holds `{2}` or a line break stands in quotation marks");

    public static readonly DiagnosticDescriptor Quotes = Of("PE1136", "the quotation marks of this line do not match", "close them; within a quoted cell a quotation mark is written twice");

    public static readonly DiagnosticDescriptor Day = Of("PE1137", "`{0}` is not a day written as `{1}`", "correct it, or say under `dates` how this file writes days");

    public static readonly DiagnosticDescriptor TooMany = Of("PE1138", "the file has more than {0} rows", "leave out the rows that no case can reach, or split the table by what its cases have in common");

    public static readonly DiagnosticDescriptor Empty = Of("PE1139", "the file has no rows", "the first line holds the headings, and each further line a row");

    private static DiagnosticDescriptor Of(string id, string message, string help) => new(id, Severity.Error, message, help);
}
