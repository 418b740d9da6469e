namespace PolicyEngine.Workbench.Sessions.Living;

/// <summary>What stands after <c>:fire</c>: a trigger, and perhaps who, what with, which outcome, and why.</summary>
/// <param name="Trigger">The trigger's name.</param>
/// <param name="Role">The role; empty for the first that may.</param>
/// <param name="Actor">The person; empty for one named as the role.</param>
/// <param name="Facts">The facts, as on a line of their own; empty for none.</param>
/// <param name="Outcome">The outcome; empty for none.</param>
/// <param name="Reason">The reason; empty for none.</param>
public sealed record FireLine(string Trigger, string Role, string Actor, string Facts, string Outcome, string Reason)
{
    private static readonly string[] Words = ["as", "with", "outcome", "because"];

    /// <summary>Takes a line apart. A word begins its piece wherever it stands after the trigger; a reason reaches to the end.</summary>
    public static FireLine Of(string text)
    {
        var pieces = new Dictionary<string, string>(StringComparer.Ordinal);
        var current = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (current != "because" && Words.Contains(word) && pieces.Count > 0 && !pieces.ContainsKey(word))
            {
                pieces[current = word] = "";
                continue;
            }

            pieces[current] = pieces.TryGetValue(current, out var before) && before.Length > 0 ? $"{before} {word}" : word;
        }

        var who = Piece("as").Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        return new FireLine(Piece(""), who.ElementAtOrDefault(0) ?? "", who.ElementAtOrDefault(1) ?? "", Piece("with"), Piece("outcome"), Piece("because").Trim('"'));

        string Piece(string word) => pieces.GetValueOrDefault(word, "");
    }
}
