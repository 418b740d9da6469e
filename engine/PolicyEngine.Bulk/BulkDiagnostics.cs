using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bulk;

/// <summary>What can be wrong with a row before its cells are held against the facts.</summary>
public static class BulkDiagnostics
{
    /// <summary>A row of another length: how many cells it has, how many the heading has, short or long.</summary>
    public static readonly DiagnosticDescriptor OtherLength =
        Of("PE7201", "this row has {0}, and the heading has {1}", "give the row a cell for each heading, empty where nothing is known; a cell that holds the separator stands in quotation marks");

    /// <summary>Text after a closing quotation mark.</summary>
    public static readonly DiagnosticDescriptor AfterQuote =
        Of("PE7202", "there is text after the closing quotation mark of a cell", "put the whole cell in quotation marks, and write a quotation mark inside it twice, like \"a \"\"b\"\" c\"");

    /// <summary>A quotation mark that never closes.</summary>
    public static readonly DiagnosticDescriptor NeverCloses =
        Of("PE7203", "a quotation mark opens in this row and never closes, so nothing after it can be read", "close it, or write it twice inside a cell that stands in quotation marks, and begin anew with --replace");

    /// <summary>Bytes that are no UTF-8: the byte, where.</summary>
    public static readonly DiagnosticDescriptor NoUtf8 =
        Of("PE7204", "the byte {0} in this row is no UTF-8", "save the file as UTF-8 (in a spreadsheet: CSV UTF-8), or say how it is written, like --encoding windows-1252");

    /// <summary>A line that is no JSON object: what stands there.</summary>
    public static readonly DiagnosticDescriptor NoObject = Of("PE7205", "this line is no JSON object: {0}", "write one object of names and values a line");

    /// <summary>A day of decision that cannot be read: the text.</summary>
    public static readonly DiagnosticDescriptor NoDay = Of("PE7206", "{0} is no day of a decision", "write it like `{1}`; a row without a day is not decided");

    /// <summary>A row that is longer than any may be.</summary>
    public static readonly DiagnosticDescriptor TooLong =
        Of("PE7207", "this row has more than 16 million bytes, so nothing after it is read", "check that the file is what it should be, with a line break after each row");

    private static DiagnosticDescriptor Of(string id, string message, string help) => new(id, Severity.Error, message, help);
}
