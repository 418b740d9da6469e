namespace PolicyEngine.Cases.Storing;

/// <summary>What ids of cases may be.</summary>
public static class CaseIds
{
    /// <summary>Whether a text can be the id of a case: 1 to 128 of <c>A–Z a–z 0–9 . _ / -</c>.</summary>
    public static bool IsId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return CaseCommitRules.IsId(text);
    }
}
