using static PolicyEngine.Language.Shapes;

namespace PolicyEngine.Language;

/// <summary>The shapes of facts, parameters, definitions and criteria.</summary>
internal static class FactGrammar
{
    private static readonly KeyShape Type = Required("type", FactType, "The type of the answer.");
    private static readonly KeyShape Range = OnlyFor("range", new ScalarShape(ScalarKind.Range), "The smallest and largest value, both allowed: 0..12, 0.. or ..12.", "whole_number", "decimal", "money", "date", "time");
    private static readonly KeyShape Pattern = OnlyFor("pattern", new ScalarShape(ScalarKind.Pattern), "A regular expression that the whole text must match.", "text");
    private static readonly KeyShape MaxLength = OnlyFor("max_length", Count, "The longest text allowed, in characters; 4000 when left out.", "text");
    private static readonly KeyShape Help = Optional("help", Prose, "Help beside the question.");
    private static readonly KeyShape ShortTitle = Optional("title", Prose, "A short name in the words people read, where the question is too long: Points for moving around.");
    private static readonly KeyShape From = Optional("from", new FormsShape(Prose, Texts, null), "Who supplies it: words, or roles of the lifecycle. A role holds: nobody else can give the fact in a case.");
    private static readonly KeyShape Sensitive = Optional("sensitive", YesNo, "Whether it is sensitive personal data.");

    private static readonly KeyShape KeepAfterErasing = Optional("keep_after_erasing", Prose, "Why the answer stays when the personal data of a case is erased. It goes when this is left out.");

    private static readonly KeyShape Fixed = Optional("fixed", YesNo, "Whether the answer can never become another, like a day of birth: nothing is said of what another answer would change.");

    private static readonly KeyShape Says = OnlyFor("says", new MapShape("says",
    [
        Required("yes", Prose, "The answer yes as a sentence to the person: You live in Oxfordshire."),
        Required("no", Prose, "The answer no as a sentence to the person: You do not live in Oxfordshire."),
    ]), "The answers as whole sentences, for letters; the title or the question and the answer when left out.", "yes_no");

    /// <summary>A field of a list's record.</summary>
    public static readonly MapShape Field = new("field",
    [
        Type with { Shape = SingleType }, ChoiceOf, Range, Pattern, MaxLength,
        Optional("ask", Prose, "The question."), ShortTitle, Help, Unit, From, Sensitive, OnlyIf, Cite,
    ]) { DecidedBy = "type" };

    /// <summary>A fact.</summary>
    public static readonly MapShape Fact = new("fact",
    [
        Type, ChoiceOf,
        Required("of", new NamesShape("field", ScalarKind.Name, Field, 1), "The fields of one record.") with { For = ["list"] },
        OnlyFor("one", Name, "The word for one record, for example child.", "list"),
        OnlyFor("key", new FormsShape(Name, new ListShape(Name, 1), null), "The field that tells records apart, or a list of such fields: name. People are told of a record by it.", "list"),
        OnlyFor("max", Count, "The most records allowed; 1000 when left out.", "list"),
        Range, Pattern, MaxLength,
        Required("ask", Prose, "The question, in the words the person hears."), ShortTitle, Says, Help, Unit, From, Sensitive, Fixed, ForOfficers, KeepAfterErasing, OnlyIf, Cite,
    ]) { DecidedBy = "type" };

    private static readonly MapShape ParameterValue = new("value",
    [
        Optional("key", Value, "For which key the value holds."),
        Required("from", Date, "The first day of the value."),
        Optional("to", Date, "The last day of the value; it lasts until the next one when left out."),
        Optional("value", Value, "The value."),
        Optional("no_value", YesNo, "Says that there is no value from this day on."),
        Cite,
    ]);

    private static readonly KeyShape Values = Required("values", new ListShape(ParameterValue), "The values by date.");

    /// <summary>A parameter.</summary>
    public static readonly MapShape Parameter = new("parameter",
    [
        Type with { Shape = SingleType }, ChoiceOf, Title, Unit,
        Optional("note", Prose, "A note, for example why there is no value."),
        Optional("by", Name, "What keys it: a choice fact, an entry of choices, text or whole_number."),
        ForOfficers, Values, Cite,
    ]) { DecidedBy = "type" };

    /// <summary>A parameter in an override.</summary>
    public static readonly MapShape ParameterOverride = new("parameter override", [Values]);

    /// <summary>A definition: an expression, or an expression with a title.</summary>
    public static readonly FormsShape Definition = new(Expression, null, new MapShape("definition",
    [
        Required("value", Expression, "The expression."), Rounded, Title, JoinedStep, Cite,
    ]));

    private static readonly ListShape CriterionList = new(new MapShape("criterion",
    [
        Optional("id", Id, "The criterion's id; its number when left out."),
        Required("when", Expression, "The condition."),
        Because,
        Optional("otherwise", Reason, "Said when it does not hold."),
        Cite,
    ]), 1);

    /// <summary>A group of criteria.</summary>
    public static readonly MapShape Criteria = new("criteria group",
    [
        Title,
        Optional("all_of", CriterionList, "All of these must hold."),
        Optional("any_of", CriterionList, "At least one of these must hold."),
        Optional("at_least", Count, "How many of `of` must hold."),
        Optional("of", CriterionList, "The criteria that at_least counts."),
        Cite,
    ]);
}
