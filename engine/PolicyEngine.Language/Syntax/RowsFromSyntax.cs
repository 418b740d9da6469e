using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language.Syntax;

/// <summary>A file that a table's rows come from.</summary>
/// <param name="File">Its path from the policy's folder.</param>
/// <param name="Columns">The table's columns with the headings of the file that they come from.</param>
/// <param name="LeaveOut">The headings of the file that the table does not take.</param>
/// <param name="Dates">How the file writes days, for example <c>day/month/year</c>; empty for 2018-09-18.</param>
/// <param name="Separator">What stands between cells; a comma when left out.</param>
/// <param name="Span">All of it.</param>
public sealed record RowsFromSyntax(Written<string> File, ImmutableArray<FileColumnSyntax> Columns, ImmutableArray<Written<string>> LeaveOut, string Dates, char Separator, SourceSpan Span);

/// <summary>A column of a table and the heading that it comes from.</summary>
/// <param name="Name">The column.</param>
/// <param name="Heading">The heading.</param>
public sealed record FileColumnSyntax(Written<string> Name, Written<string> Heading);
