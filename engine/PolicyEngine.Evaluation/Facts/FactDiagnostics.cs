using PolicyEngine.Diagnostics;

namespace PolicyEngine.Evaluation.Facts;

/// <summary>What can be wrong with facts that somebody gives.</summary>
public static class FactDiagnostics
{
    /// <summary>A name that is no fact: the name, a hint that may be empty, the facts.</summary>
    public static readonly DiagnosticDescriptor UnknownFact = Of("PE6001", "there is no fact named `{0}`", "{1}the facts of this policy are {2}");

    /// <summary>Answers that contradict each other: what the policy says of them, the facts, the check.</summary>
    public static readonly DiagnosticDescriptor Contradiction = Of("PE6025", "{0}", "correct {1}: the policy's check `{2}` holds these answers against each other");

    /// <summary>A name that the policy computes: the name, what it is, where its value comes from.</summary>
    public static readonly DiagnosticDescriptor ComputedName = Of("PE6002", "`{0}` is {1} of the policy and cannot be given as a fact", "leave it out; {2}");

    /// <summary>A value of another type: the value, what is asked for, the fact, an example, advice that may be empty.</summary>
    public static readonly DiagnosticDescriptor WrongType = Of("PE6003", "`{0}` is not {1}", "{4}`{2}` asks for {1}; write it like `{3}`");

    /// <summary>A day or time that does not exist: the text, what is asked for, why there is none, the fact.</summary>
    public static readonly DiagnosticDescriptor NoSuch = Of("PE6040", "`{0}` is not {1}: {2}", "`{3}` asks for {1}; write the one that is meant");

    /// <summary>A day on the wrong side of the day of the decision: the day, the fact, after or before, the day of the decision.</summary>
    public static readonly DiagnosticDescriptor OtherSideOfAsOf =
        Of("PE6041", "{0} for `{1}` is {2} {3}, the day of the decision", "`{1}` is a day {4} the day of the decision; correct it, or decide for the day that is meant");

    /// <summary>A value outside the range: the value, the fact, the range.</summary>
    public static readonly DiagnosticDescriptor OutOfRange = Of("PE6004", "`{0}` is outside the range of `{1}`", "give a value of {2}");

    /// <summary>A text that does not match: the text, the fact, the pattern.</summary>
    public static readonly DiagnosticDescriptor WrongForm = Of("PE6005", "`{0}` does not have the form that `{1}` asks for", "the whole text must match the pattern `{2}`");

    /// <summary>A text that is too long: the fact, its length, the longest allowed.</summary>
    public static readonly DiagnosticDescriptor TooLong = Of("PE6006", "the text for `{0}` has {1} characters, and at most {2} are allowed", "shorten the text to {2} characters");

    /// <summary>Too many records: the fact, their number, the most allowed.</summary>
    public static readonly DiagnosticDescriptor TooMany = Of("PE6007", "`{0}` has {1} records, and at most {2} are allowed", "give at most {2} records");

    /// <summary>Two records with one key: the fact, the key, the second record's place, the first one's.</summary>
    public static readonly DiagnosticDescriptor SameKey = Of("PE1251", "records {3} and {2} of `{0}` are both called {1}", "tell them apart, for example `{1}` and `{1} B`; a record that is given twice is left out");

    /// <summary>An option that is not in the list: the option, the fact, a hint that may be empty, the options.</summary>
    public static readonly DiagnosticDescriptor UnknownOption = Of("PE6008", "`{0}` is not an option of `{1}`", "{2}the options are {3}");

    /// <summary>A field that records do not have: the fact, the field, a hint that may be empty, the fields.</summary>
    public static readonly DiagnosticDescriptor UnknownField = Of("PE6009", "the records of `{0}` have no field `{1}`", "{2}the fields are {3}");

    /// <summary>A fact that is given and named as unknown: the fact.</summary>
    public static readonly DiagnosticDescriptor GivenAndUnknown = Of("PE6010", "`{0}` is given and also said to be unknown", "keep one of the two");

    /// <summary>A name that is given twice: the name.</summary>
    public static readonly DiagnosticDescriptor GivenTwice = Of("PE6011", "`{0}` is given more than once", "keep one of them");

    /// <summary>A value in quotation marks where none belong: the fact, what is asked for, what to write.</summary>
    public static readonly DiagnosticDescriptor Quoted = Of("PE6012", "the quotation marks make this a text, and `{0}` asks for {1}", "{2}");

    /// <summary>A list or record where one value belongs: the fact, what is asked for, an example.</summary>
    public static readonly DiagnosticDescriptor NotSingle = Of("PE6013", "`{0}` asks for {1}, and several values are given", "write one value, like `{2}`");

    /// <summary>Something else where a list of records belongs: the fact, the fields.</summary>
    public static readonly DiagnosticDescriptor NotRecords = Of("PE6014", "`{0}` is a list of records, and something else is given", "write a list in which every item has the fields {1}");

    /// <summary>No value: the fact.</summary>
    public static readonly DiagnosticDescriptor NoValue =
        Of("PE6015", "`{0}` has no value", "leave it out when it was not asked, or name it among the unknown facts when it was asked and is not known");

    /// <summary>A binary floating-point number: the fact.</summary>
    public static readonly DiagnosticDescriptor BinaryNumber =
        Of("PE6016", "the number for `{0}` is a binary fraction, which holds 0.1 only nearly", "give it as an exact decimal number or as a whole number");

    /// <summary>A value of a kind that no fact holds: the fact.</summary>
    public static readonly DiagnosticDescriptor StrangeValue =
        Of("PE6017", "the value for `{0}` is of a kind that no fact holds", "give yes or no, a number, a date, a time, a text, an option or a list of records");

    /// <summary>A date with a time of day where a day belongs: the fact.</summary>
    public static readonly DiagnosticDescriptor DateWithTime = Of("PE6018", "the value for `{0}` is a day with a time on it", "give the calendar day alone");

    /// <summary>Text that is not JSON.</summary>
    public static readonly DiagnosticDescriptor NotJson = Of("PE6020", "this is not valid JSON from here on", JsonForm);

    /// <summary>JSON that is no object.</summary>
    public static readonly DiagnosticDescriptor NotAnObject = Of("PE6021", "facts in JSON are an object, and something else stands here", JsonForm);

    /// <summary>JSON nested too deeply: the depth allowed.</summary>
    public static readonly DiagnosticDescriptor TooDeep = Of("PE6022", "this JSON is nested more than {0} levels deep", "give facts, lists of records and their fields only");

    /// <summary>JSON that is too large: the size allowed, in characters.</summary>
    public static readonly DiagnosticDescriptor TooLarge = Of("PE6023", "this JSON has more than {0} characters", "split it");

    /// <summary>A comment in JSON.</summary>
    public static readonly DiagnosticDescriptor Comment = Of("PE6024", "JSON has no comments", "leave the comment out");

    /// <summary>A character that no fact may hold: where it stands, the character, what to do.</summary>
    public static readonly DiagnosticDescriptor BadCharacter = Of("PE6050", "{0} holds the character {1}, which facts may not hold", "{2}");

    /// <summary>A text that YAML cuts at a hash sign: the fact, the text that is left.</summary>
    public static readonly DiagnosticDescriptor LostToComment =
        Of("PE6051", "the text for `{0}` ends here, because ` #` starts a comment in YAML", "put the whole text in quotation marks when the `#` belongs to it; else put the comment on a line of its own");

    /// <summary>More names that are no facts than are shown: how many.</summary>
    public static readonly DiagnosticDescriptor MoreUnknownFacts = Of("PE6075", "{0} more names are no facts", "check that the facts belong to this policy");

    private const string JsonForm = "write one object of fact names and values, like {{ \"resident\": true, \"cars\": 2, \"moved\": \"2018-09-18\" }}; for several people one object a line, without brackets around them and commas between them";

    private static DiagnosticDescriptor Of(string id, string message, string help) => new(id, Severity.Error, message, help);
}
