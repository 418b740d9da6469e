namespace PolicyEngine.Language;

/// <summary>What to do about a text that is too large, empty, or nothing of its kind.</summary>
/// <param name="TooLarge">For one that is too large.</param>
/// <param name="Empty">For one that holds nothing.</param>
/// <param name="NotAMap">For one that holds no names with values.</param>
/// <param name="AList">For one that holds a list.</param>
internal sealed record YamlAdvice(string TooLarge, string Empty, string NotAMap, string AList)
{
    public const string QuoteTag = "quote it, or write `not(…)` in place of `!`";
    public const string QuoteAnchor = "quote the whole text";
    public const string TakeAway = "take this word away; a list or mapping has no name of its own here, and is written out wherever it is needed";

    private const string FactForm = "write each fact on a line of its own as `name: value`, with a space after the colon";

    public static YamlAdvice Policy { get; } = new(
        "split the policy, or move cases to several files in `cases/`",
        "start with `policy: name-of-the-policy`, or delete the file",
        "start with `policy: name-of-the-policy`; put a space after each colon",
        "start with `policy: name-of-the-policy`; write `key: value` lines without `- ` before them");

    public static YamlAdvice Cases { get; } = new(
        "move some of the cases to further files in `cases/`",
        "start with `cases_for: name-of-the-policy`, or delete the file",
        "start with `cases_for: name-of-the-policy`; put a space after each colon",
        "start with `cases_for: name-of-the-policy`, and put the list under `cases:`");

    public static YamlAdvice Rows { get; } = Policy with { TooLarge = "leave out the rows that no case can reach, or split the table" };

    public static YamlAdvice Approvals { get; } = new(
        "bring back an earlier state of the file from version control; `policy approve` adds to it a record at a time",
        "delete the file; `policy approve` writes a new one",
        "bring back an earlier state of the file from version control; a record starts with `- date: `",
        "bring back an earlier state of the file from version control");

    public static YamlAdvice Facts { get; } = new(
        "split the file, or write JSON Lines: one object a line, each the facts of one person",
        $"{FactForm}; to give no facts at all, name no file",
        $"{FactForm}; rows of a table (CSV) are not read as facts: write JSON Lines, one object like {{ \"age\": 70 }} a line, each the facts of one person",
        $"{FactForm}, and `---` on a line between the facts of two people; or write JSON Lines, one object a line");
}
