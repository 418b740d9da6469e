using static PolicyEngine.Language.Shapes;

namespace PolicyEngine.Language;

/// <summary>The shapes of the kinds of file: policies, overrides, base lifecycles, calendars and cases.</summary>
internal static class PolicyGrammar
{
    private static readonly MapShape SourceShape = new("source",
    [
        Required("document", Prose, "The paper that the policy comes from."),
        Required("at", Prose, "Where in the paper."),
    ]);

    private static readonly KeyShape PolicyTitle = Title with { Required = true };
    private static readonly KeyShape Owner = Required("owner", Prose, "Who answers for the policy.");
    private static readonly KeyShape Source = Required("source", SourceShape, "The paper, and where in it.");
    private static readonly KeyShape Facts = Optional("facts", new NamesShape("fact", ScalarKind.Name, FactGrammar.Fact), "What is asked.");
    private static readonly KeyShape Parameters = Optional("parameters", new NamesShape("parameter", ScalarKind.Name, FactGrammar.Parameter), "Figures of the policy, by date.");
    private static readonly KeyShape Definitions = Optional("definitions", new NamesShape("definition", ScalarKind.Name, FactGrammar.Definition), "Named values computed from facts.");

    private static readonly KeyShape Notes = Optional("notes", new ListShape(new MapShape("note",
    [
        Optional("about", Prose, "The name it is about."),
        Required("says", Prose, "The note."),
        Cite,
    ])), "Traps, readings chosen, silences of the paper.");

    private static readonly KeyShape Suppress = Optional("suppress", new ListShape(new MapShape("suppression",
    [
        Required("id", new ScalarShape(ScalarKind.DiagnosticId), "The diagnostic's id, for example PE4001."),
        Optional("at", Prose, "The name it is about; the whole policy when left out."),
        Required("reason", Prose, "Why it is accepted."),
    ])), "Diagnostics that the author accepts, with the reason.");

    private static readonly KeyShape OverridesAllowed = Optional("overrides_allowed", new MapShape("overrides allowed",
    [
        Optional("parameters", new NamesShape("parameter", ScalarKind.Name, new FormsShape(ScalarShape.OneOf("set"), null, new MapShape("allowed range",
        [
            Required("range", new ScalarShape(ScalarKind.Range), "The values that a locality may choose from."),
        ]))), "Which parameters a locality may set, and within which range."),
        Optional("outcomes", new ListShape(Option), "Outcomes to which a locality's own rules may lead."),
    ]), "What a locality may change.");

    /// <summary>A policy.</summary>
    public static readonly MapShape Policy = new("policy",
    [
        Required("policy", Id, "The policy's id."),
        PolicyTitle, Owner,
        Optional("description", Prose, "One paragraph about it."),
        Source,
        Required("in_force", new MapShape("period",
        [
            Required("from", Date, "The first day."),
            Optional("to", Date, "The last day."),
        ]), "The days on which the policy is in force."),
        Optional("review_by", Date, "The day by which it must be reviewed."),
        Optional("version", Prose, "The version that people name; the first day in force when left out."),
        Optional("zone", Prose, "The time zone whose days count, for example Europe/London, which is meant when it is left out and the lifecycle has no calendar."),
        Optional(PolicyParts.IncludeKey, new ListShape(Prose), "Files of this folder with further parts of the policy, in the order in which they are read."),
        Optional("calendar", Id, "The calendar by which expressions count working days, and deadlines that name none."),
        Optional("choices", new NamesShape("option list", ScalarKind.Name, Options), "Option lists that several facts or outputs share."),
        Facts,
        Parameters, Definitions,
        Optional("criteria", new NamesShape("criteria group", ScalarKind.Name, FactGrammar.Criteria), "All of, any of, at least n of."),
        Optional("tables", new NamesShape("table", ScalarKind.Name, TableGrammar.Table), "Decision tables."),
        Optional("matrices", new NamesShape("matrix", ScalarKind.Name, TableGrammar.Matrix), "Two-way tables."),
        Optional("scales", new NamesShape("scale", ScalarKind.Name, TableGrammar.Scale), "Marginal scales: a rate, or an amount, for each bracket."),
        Optional("bands", new NamesShape("bands", ScalarKind.Name, TableGrammar.Bands), "One-way scales with stated edges."),
        Optional("decision", RuleGrammar.Decision, "The outcomes and the rules that lead to them; left out by a policy that only calculates."),
        Optional("parts", new NamesShape("part", ScalarKind.Name, RuleGrammar.Part), "Further decisions with outcomes of their own."),
        Optional("outputs", new NamesShape("output", ScalarKind.Name, RuleGrammar.Output), "Further values: an amount, a date, a level."),
        ForEachGrammar.ForEach,
        Optional("lifecycle", LifecycleGrammar.Lifecycle, "How a case lives: states, who may do what in them, and by when."),
        Optional("valid", new ListShape(RuleGrammar.Valid), "Checks between answers: what people get wrong is said at the question."),
        Optional("guarantees", new ListShape(RuleGrammar.Guarantee), "What the policy promises of all cases; proved by `policy check`."),
        OverridesAllowed, Notes, Suppress,
    ]);

    /// <summary>A part of a policy in a file of its own: any block but what there is one of.</summary>
    public static readonly MapShape Part = new("part of a policy",
    [
        Required(PolicyParts.PartKey, Id, "The id of the policy that it is a part of."),
        .. Policy.Keys.Where(key => key.Shape is NamesShape or ListShape && key.Name != PolicyParts.IncludeKey),
        Optional("rules", new ListShape(RuleGrammar.Rule), "Rules of the decision, after those that stand in the policy."),
    ]);

    /// <summary>A locality's override.</summary>
    public static readonly MapShape Override = new("override",
    [
        Required("override", Id, "The locality's id."),
        Required("of", Id, "The id of the policy that it changes."),
        PolicyTitle, Owner, Source,
        Optional("parameters", new NamesShape("parameter", ScalarKind.Name, FactGrammar.ParameterOverride), "Values that replace the base's."),
        Facts, Definitions,
        Optional("rules", new ListShape(RuleGrammar.Rule), "Rules added to the decision."),
        Notes,
    ]);

    private static readonly MapShape Expectations = new("expectations",
    [
        Optional("status", ScalarShape.OneOf("determined", "undetermined", "faulted"), "The status of the decision."),
        Optional("outcome", Option, "The outcome."),
        Optional("fired", new ListShape(Id), "The rules that fired, exactly, in any order."),
        Optional("missing", new ListShape(Prose), "The facts and parameters that are missing, in order."),
    ]) { Others = new GivenShape() };

    private static readonly MapShape Case = new("case",
    [
        Required("case", Id, "The case's id."),
        Title,
        Required("as_of", Date, "The date of the decision."),
        Optional("facts", new NamesShape("fact", ScalarKind.Text, new GivenShape()), "The facts."),
        Optional("unknown", new ListShape(Name), "Facts that were asked and are not known."),
        Optional("expect", Expectations, "What is expected."),
        Cite,
        Optional("snapshot", YesNo, "Whether the decision is kept as a snapshot; yes when left out."),
    ]);

    /// <summary>A file of cases.</summary>
    public static readonly MapShape Cases = new("cases",
    [
        Required("cases_for", PolicyReference, "The policy's id, or id@locality."),
        Required("cases", new ListShape(Case), "The cases."),
    ]);

    private static readonly MapShape BaseLifecycle = LifecycleGrammar.Base(Facts, Parameters, Definitions);

    /// <summary>The kinds of file, by the key that tells them apart.</summary>
    public static readonly IReadOnlyList<(string Key, MapShape Shape)> Files = [("policy", Policy), ("override", Override), ("cases_for", Cases), (PolicyParts.PartKey, Part), ("base_lifecycle", BaseLifecycle), ("calendar", CalendarGrammar.Calendar), ("severity", SettingsGrammar.Settings)];
}
