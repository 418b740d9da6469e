namespace PolicyEngine.Model;

/// <summary>Who sees something in explanations and letters.</summary>
public enum Readers
{
    /// <summary>Whoever reads the decision.</summary>
    Everybody,

    /// <summary>Officers; letters leave it out.</summary>
    Officers,

    /// <summary>Nobody by itself: it is joined to what reads it, and only the full trace shows it.</summary>
    Nobody,
}

/// <summary>The answers to a yes/no question as sentences to the person.</summary>
/// <param name="Yes">What yes says.</param>
/// <param name="No">What no says.</param>
public sealed record AnswerWords(string Yes, string No);
