using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What can be wrong with a text before anything is known of its meaning.</summary>
internal static class YamlDiagnostics
{
    public static readonly DiagnosticDescriptor TooLarge = new("PE1001", Severity.Error,
        "the file has {0} characters; {1} are allowed", "{2}");

    public static readonly DiagnosticDescriptor NotUtf8 = new("PE1002", Severity.Error,
        "the file is not UTF-8 text from here on", "save the file as UTF-8");

    public static readonly DiagnosticDescriptor Character = new("PE1003", Severity.Error,
        "the character {0} is not allowed here", "{1}");

    public static readonly DiagnosticDescriptor TabIndent = new("PE1004", Severity.Error,
        "a tab stands at the start of the line", "indent with spaces");

    public static readonly DiagnosticDescriptor SecondDocument = new("PE1005", Severity.Error,
        "another document starts here, and the file may hold {0}", "move what follows to a file of its own, or take the `---` away");

    public static readonly DiagnosticDescriptor Directive = new("PE1006", Severity.Error,
        "a line that starts with `%` is a directive of YAML, which policies do not use", "take the line away, or quote the text that starts with `%`");

    public static readonly DiagnosticDescriptor Tag = new("PE1007", Severity.Error,
        "`{0}` starts with `!`, which YAML reads as a tag, so that the text is lost", "{1}");

    public static readonly DiagnosticDescriptor Anchor = new("PE1008", Severity.Error,
        "`{0}` starts with `&`, which YAML reads as an anchor, so that the text is lost", "{1}");

    public static readonly DiagnosticDescriptor Alias = new("PE1009", Severity.Error,
        "`{0}` starts with `*`, which YAML reads as a repeat of another place", "quote the text, or write out what should stand here");

    public static readonly DiagnosticDescriptor TooDeep = new("PE1010", Severity.Error,
        "lists and mappings are nested more than {0} deep", "look for brackets that are not closed; nothing that is read here needs this depth");

    public static readonly DiagnosticDescriptor TooMany = new("PE1011", Severity.Error,
        "the file has more than {0} keys and values", "{1}");

    public static readonly DiagnosticDescriptor TooLong = new("PE1012", Severity.Error,
        "this text has {0} characters; {1} are allowed", "look for a quote that is not closed, or split the text");

    public static readonly DiagnosticDescriptor DuplicateKey = new("PE1013", Severity.Error,
        "`{0}` is written twice here; first in line {1}", "keep one of the two, or give one another name");

    public static readonly DiagnosticDescriptor KeyIsNotText = new("PE1014", Severity.Error,
        "a key must be a single word or text", "write `name: value`; quote a text that starts with `[`, `{{` or `?`");

    public static readonly DiagnosticDescriptor NotYaml = new("PE1015", Severity.Error,
        "this cannot be read as YAML: {0}", "{1}");

    public static readonly DiagnosticDescriptor UnquotedStart = new("PE1016", Severity.Error,
        "a text that starts with `{0}` has a special meaning in YAML", "put the whole text in double quotes, or in single quotes when it holds double quotes");

    public static readonly DiagnosticDescriptor Empty = new("PE1017", Severity.Error,
        "the file is empty", "{0}");

    public static readonly DiagnosticDescriptor NotAMap = new("PE1018", Severity.Error,
        "the file must hold `key: value` lines", "{0}");

    public static readonly DiagnosticDescriptor LostToComment = new("PE1019", Severity.Error,
        "the text after `#` is a comment and is lost", "quote the expression when the `#` belongs to it; else move the comment to a line of its own");

    public static readonly DiagnosticDescriptor EscapedCharacter = new("PE1020", Severity.Error,
        "the text holds the character {0} by an escape, which is not allowed", "{1}");

    public static readonly DiagnosticDescriptor UnclearText = new("PE1021", Severity.Error,
        "the layout of this text can be read in more than one way", "write the text on one line, in double quotes");

    public static readonly DiagnosticDescriptor MoreMessages = new("PE1022", Severity.Error,
        "there are {0} more messages about this file", "mend what is reported above, and load again");

    public static readonly DiagnosticDescriptor NotAList = new("PE1060", Severity.Error,
        "the record of approvals must be a list", "start each record with `- date: …`; take what was there before from version control when you do not know what belongs here");

    public static readonly DiagnosticDescriptor EmptyList = new("PE1061", Severity.Error,
        "the record of approvals is empty", "take it from version control again; if nobody has signed yet, delete the file and run `policy approve`");
}
