using static PolicyEngine.Language.Shapes;

namespace PolicyEngine.Language;

/// <summary>The shapes of the decision, parts, outputs and rules.</summary>
internal static class RuleGrammar
{
    private static readonly KeyShape Signpost = Optional("signpost", Texts, "Where else the person can turn.");
    private static readonly KeyShape Route = Optional("route", Prose, "Who or what handles it next.");
    private static readonly KeyShape RuleBecause = Because with { Required = true };
    private static readonly KeyShape Hit = Optional("hit", ScalarShape.OneOf("any", "first", "priority"), "How the result is taken when several rules fire; any when left out.");
    private static readonly KeyShape Outcomes = Required("outcomes", Options, "The outcomes: a list, names with titles, or { of: an entry of choices }.");

    /// <summary>A rule.</summary>
    public static readonly MapShape Rule = new("rule",
    [
        Required("id", Id, "The rule's id, unique in its block."),
        Title,
        Required("when", Expression, "The condition."),
        Optional("then", Expression, "The outcome; in an output, an expression. Left out by an advisory rule."),
        RuleBecause, Cite, Signpost, Route,
        Optional("from", Date, "The first day in effect."),
        Optional("to", Date, "The last day in effect."),
        Optional("status", ScalarShape.OneOf("live", "proposed", "draft"), "Only a live rule can fire; live when left out."),
        Optional("exception_to", new FormsShape(Id, new ListShape(Id, 1), null), "The rules of this block that it takes the place of."),
        Optional("kind", ScalarShape.OneOf("mandatory", "advisory"), "An advisory rule adds its reason and sets no outcome; mandatory when left out."),
    ]);

    /// <summary>A guarantee.</summary>
    public static readonly MapShape Guarantee = new("guarantee",
    [
        Required("id", Id, "The guarantee's id, unique in the policy."),
        Title,
        Optional("when", Expression, "The cases that it speaks of; every case when left out."),
        Optional("never", new FormsShape(Option, new ListShape(Option, 1), null), "The outcome, or outcomes, that none of these cases has."),
        Optional("always", new FormsShape(Option, new ListShape(Option, 1), null), "The outcome, or outcomes, of which each of these cases has one."),
        Optional("holds", Expression, "A condition on facts, definitions, parts and outputs that is false in none of these cases."),
        Optional("faults", ScalarShape.OneOf("never"), "That nothing breaks in any of these cases."),
        RuleBecause, Cite,
    ]);

    private static readonly KeyShape Rules = Required("rules", new ListShape(Rule), "The rules.");

    private static readonly KeyShape Otherwise = Optional("otherwise", new MapShape("otherwise",
    [
        Required("then", Expression, "The outcome when no rule applies; in an output, an expression."),
        RuleBecause, Cite, Signpost, Route,
    ]), "What holds when no rule applies.");

    /// <summary>A check between answers.</summary>
    public static readonly MapShape Valid = new("check of answers",
    [
        Required("id", Id, "Its id, unique in the policy."),
        Required("when", Expression, "What must hold of the answers; only a no speaks."),
        Required("about", new FormsShape(new ScalarShape(ScalarKind.Name), new ListShape(Name, 1), null), "The facts that are asked again where it does not hold."),
        Required("say", Prose, "What is said then; `{name}` shows a value."),
        Cite,
    ]);

    /// <summary>The decision.</summary>
    public static readonly MapShape Decision = new("decision", [Title, Outcomes, Hit, Rules, Otherwise, Cite]);

    /// <summary>A part.</summary>
    public static readonly MapShape Part = new("part", [.. Decision.Keys, OnlyIf, ForOfficers]);

    /// <summary>An output.</summary>
    public static readonly MapShape Output = new("output",
    [
        Title, Required("type", SingleType, "The type of the value."), ChoiceOf, Unit, OnlyIf, ForOfficers,
        Optional("value", Expression, "The expression; in place of rules."),
        OnlyFor(Rounded.Name, Rounded.Shape, Rounded.Doc, "money", "whole_number", "decimal"),
        Because, Hit, Rules with { Required = false }, Otherwise, Cite,
    ]) { DecidedBy = "type" };
}
