using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bulk.Rows;

/// <summary>What is wrong with a row, so that it was not decided.</summary>
/// <param name="Place">The line of a text file, or the number of a row; from 1.</param>
/// <param name="Column">The column's heading; empty where the whole row is meant.</param>
/// <param name="Text">The cell, or the whole row.</param>
/// <param name="Problem">What is wrong, and what to do.</param>
public sealed record RefusedCell(long Place, string Column, string Text, PolicyDiagnostic Problem);
