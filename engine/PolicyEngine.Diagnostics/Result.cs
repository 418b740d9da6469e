namespace PolicyEngine.Diagnostics;

/// <summary>A value, or why there is none: a closed set. Whoever asks says so to a person; nobody has said it yet.</summary>
/// <typeparam name="T">What is there where nothing is wrong.</typeparam>
public abstract record Result<T>
{
    private Result()
    {
    }

    /// <summary>The value.</summary>
    /// <param name="Value">What was asked for.</param>
    public sealed record Done(T Value) : Result<T>;

    /// <summary>There is none.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record Refused(Problem Problem) : Result<T>;
}

/// <summary>Why something was not done.</summary>
/// <param name="Message">What is wrong: lower case, no full stop.</param>
/// <param name="Help">What to do next; may be empty.</param>
public sealed record Problem(string Message, string Help = "");
