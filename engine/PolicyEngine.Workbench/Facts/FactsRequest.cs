namespace PolicyEngine.Workbench.Facts;

/// <summary>Where the facts of a decision come from.</summary>
/// <param name="File">A file, <c>-</c> for standard input, or <see langword="null"/> for none.</param>
/// <param name="Set">Facts on the command line, as <c>name=value</c>.</param>
/// <param name="Unknown">Facts that were asked and are not known.</param>
public sealed record FactsRequest(string? File, IReadOnlyList<string> Set, IReadOnlyList<string> Unknown)
{
    /// <summary>The day of the decision, where it is known.</summary>
    public DateOnly? AsOf { get; init; }
}
