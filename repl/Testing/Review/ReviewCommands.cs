namespace PolicyEngine.Repl.Testing.Review;

/// <summary>The keys and words of a review: one table for both ways of saying them, and for the help.</summary>
internal static class ReviewCommands
{
    /// <summary>Each action with its key, its words and what it does.</summary>
    public static IReadOnlyList<(ReviewAction Action, char Key, string Words, string Does)> All { get; } =
    [
        (ReviewAction.Accept, 'a', "accept", "this change is right"),
        (ReviewAction.Reject, 'r', "reject", "this change is wrong; the snapshot stays as it was"),
        (ReviewAction.Skip, 's', "skip", "leave it for another time"),
        (ReviewAction.AcceptGroup, 'A', "accept group", "all open changes with this cause are right"),
        (ReviewAction.RejectGroup, 'R', "reject group", "all open changes with this cause are wrong"),
        (ReviewAction.SkipGroup, 'S', "skip group", "leave all open changes with this cause"),
        (ReviewAction.Diff, 'd', "diff", "show the lines that changed"),
        (ReviewAction.Back, 'b', "back", "go to the change before, and decide it anew"),
        (ReviewAction.Search, '/', "search", "go to the next change whose case, cause or effect holds a text"),
        (ReviewAction.Help, '?', "help", "show these"),
        (ReviewAction.Quit, 'q', "quit", "record what was decided, and end"),
    ];

    /// <summary>What a key means.</summary>
    public static ReviewAction OfKey(char key) => All.FirstOrDefault(command => command.Key == key).Action;

    /// <summary>What typed words mean; a key's letter is enough.</summary>
    public static ReviewAction OfWords(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Length == 1 ? OfKey(words[0]) : All.FirstOrDefault(command => string.Equals(command.Words, words, StringComparison.OrdinalIgnoreCase)).Action;
    }
}
