namespace PolicyEngine.LineEditing;

/// <summary>The keys of the real console.</summary>
public sealed class ConsoleKeys : IConsoleKeys
{
    // Long enough for the parts of a sequence over a slow line, too short for a person.
    private const int Tries = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);

    /// <inheritdoc/>
    public ConsoleKeyInfo Read() => Console.ReadKey(intercept: true);

    /// <inheritdoc/>
    public bool Follows()
    {
        for (var tried = 0; tried < Tries; tried++)
        {
            if (Console.KeyAvailable)
            {
                return true;
            }

            Thread.Sleep(Pause);
        }

        return false;
    }
}
