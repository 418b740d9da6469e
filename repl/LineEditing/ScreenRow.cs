namespace PolicyEngine.LineEditing;

/// <summary>One row as it is written to the terminal.</summary>
/// <param name="Painted">The characters with their colours, from the first column on.</param>
/// <param name="Width">The columns they take.</param>
public readonly record struct ScreenRow(string Painted, int Width)
{
    /// <summary>A row without anything.</summary>
    public static ScreenRow Empty { get; } = new("", 0);
}
