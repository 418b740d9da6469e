using System.Diagnostics.CodeAnalysis;

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

    /// <summary>The value, or else why there is none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="problem">Why there is none.</param>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Problem? problem)
    {
        (value, problem) = this switch
        {
            Done done => (done.Value, null),
            Refused refused => (default(T), refused.Problem),
            _ => throw new InvalidOperationException(),
        };
        return problem is null;
    }

    /// <summary>A value.</summary>
    public static implicit operator Result<T>(T value) => new Done(value);

    /// <summary>A problem.</summary>
    public static implicit operator Result<T>(Problem problem) => new Refused(problem);
}

/// <summary>Why something was not done.</summary>
/// <param name="Message">What is wrong: lower case, no full stop.</param>
/// <param name="Help">What to do next; may be empty.</param>
public record Problem(string Message, string Help = "");
