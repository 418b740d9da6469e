namespace PolicyEngine.Repl.Testing.Review;

/// <summary>The person who reviews, at the keyboard or line by line.</summary>
internal interface IReviewer
{
    /// <summary>The line that asks for the next action.</summary>
    public string Prompt { get; }

    /// <summary>Waits for the next action; <see cref="ReviewAction.Quit"/> when nobody answers any more.</summary>
    /// <param name="rest">What was said with it, for example the text to search for; empty when it was not.</param>
    public ReviewAction Next(out string rest);

    /// <summary>Asks for a line; <see langword="null"/> when nobody answers.</summary>
    public string? Ask(string question);
}
