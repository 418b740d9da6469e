namespace PolicyEngine.LineEditing;

/// <summary>Keys as the console hands them out.</summary>
public interface IConsoleKeys
{
    /// <summary>Waits for the next key.</summary>
    /// <exception cref="InvalidOperationException">There is no terminal any more.</exception>
    public ConsoleKeyInfo Read();

    /// <summary>Whether another key follows at once, as the parts of one sequence do.</summary>
    public bool Follows();
}
