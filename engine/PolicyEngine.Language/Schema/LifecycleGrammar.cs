using System.Collections.Immutable;
using static PolicyEngine.Language.Shapes;

namespace PolicyEngine.Language;

/// <summary>The shapes of lifecycles and their calendars.</summary>
internal static class LifecycleGrammar
{
    private static readonly ScalarShape Duration = new(ScalarKind.Duration);
    private static readonly FormsShape NameOrNames = new(Name, new ListShape(Name, 1), null);
    private static readonly KeyShape Calendar = Optional("calendar", Id, "The calendar that deadlines count by.");

    private static readonly MapShape Step = new("step",
    [
        Optional("decide", YesNo, "Decides the case from what is known."),
        Optional("request_information", YesNo, "Asks for exactly what the last decision misses."),
        Optional("notify", Name, "The notification that is sent."),
        Optional("set", new NamesShape("fact", ScalarKind.Name, Expression, 1), "Facts that get the values of expressions."),
        Rounded,
        Optional("sample", new MapShape("sample",
        [
            Required("fact", Name, "The yes/no fact that says whether the case was drawn."),
            Required("rate", Expression, "The share of cases that are drawn, from 0 to 1."),
        ]), "Draws the case, or not, for a check afterwards."),
        Optional("split", new MapShape("split",
        [
            Required("list", Name, "The list of which each record becomes a part."),
            Required("key", Name, "The field whose value names the part."),
            Required("into", Name, "The state in which each part begins."),
        ]), "Makes a part of each record of a list, each with a fate of its own."),
    ]);

    private static readonly ListShape Steps = new(Step, 1);

    private static readonly MapShape State = new("state",
    [
        Title,
        Optional("in", Name, "The state that this is a substate of."),
        Optional("initial", Name, "For a state with substates, the one in which it begins."),
        Optional("final", YesNo, "Whether the case ends here."),
        Optional("entry", Steps, "What happens on the way in."),
        Optional("exit", Steps, "What happens on the way out."),
        Cite,
    ]);

    private static readonly MapShape Trigger = new("trigger",
    [
        Title,
        Optional("by", NameOrNames, "The roles that may fire it; left out when only a deadline fires it."),
        Optional("takes", new FormsShape(new ScalarShape(ScalarKind.Argument), new ListShape(new ScalarShape(ScalarKind.Argument), 1), null), "The facts that come with it: names, `name?` for one that may be left out, `all`, or `requested`."),
        Optional("decides", YesNo, "Whether a person decides the case with it, with an outcome and a reason."),
        Optional("other_than", NameOrNames, "Triggers that must have been fired by another person."),
        Optional("reason", ScalarShape.OneOf("required"), "Whether a reason must be given."),
        Cite,
    ]);

    private static readonly MapShape Transition = new("transition",
    [
        Required("from", NameOrNames, "The states that it leads from."),
        Optional("on", Name, "The trigger."),
        Optional("outcome", NameOrNames, "The answers of the decision under which it is taken by itself: outcomes, undetermined, needs_person, faulted."),
        Optional("automatic", YesNo, "Whether it is taken by itself."),
        Optional("parts_ended", YesNo, "Whether it is taken by itself once every part has ended."),
        Optional("to", Name, "The state that it leads to."),
        Optional("reenter", YesNo, "Whether the state is left and entered again; with `to`, whether that state is where the case stands in it already."),
        Optional("stay", YesNo, "Whether the case stays where it is."),
        Optional("ignore", Reason, "Why nothing happens."),
        Optional("when", Expression, "The condition under which it may be taken."),
        Optional("refuse", Reason, "What is said when the condition does not hold."),
        Optional("steps", Steps, "What happens between leaving and entering."),
        Cite,
    ]);

    private static readonly MapShape Deadline = new("deadline",
    [
        Title,
        Required("starts", NameOrNames, "The states whose entry starts it."),
        Optional("ends", NameOrNames, "The states whose entry ends it."),
        Optional("within", Duration, "The amount of time, for example `24 hours`."),
        Optional("at", Expression, "The day on which it is due; in place of `within`."),
        Optional("time", new ScalarShape(ScalarKind.Time), "The time of that day; the day's beginning when left out."),
        Calendar,
        Optional("pauses", new MapShape("pause",
        [
            Required("in", NameOrNames, "The states in which the clock stands still."),
            Optional("within", Duration, "How long after the start entering one still stops the clock; until it is due when left out."),
        ]), "When the clock stands still."),
        Optional("then", Name, "The trigger that is fired when it is due."),
        Optional("remind", new ListShape(new MapShape("reminder",
        [
            Required("before", Duration, "How long before it is due."),
            Required("notify", Name, "The notification that is sent."),
        ])), "The reminders before it is due."),
        Cite,
    ]);

    private static readonly MapShape Notification = new("notification",
    [
        Required("to", Name, "The role it goes to."),
        Required("subject", Reason, "The subject; {name} shows a value."),
        Required("text", Reason, "The text; {name} shows a value."),
    ]);

    private static readonly FormsShape Role = new(Prose, null, new MapShape("role",
    [
        Title,
        Optional("keep_after_erasing", Prose, "Why the names of those who act in this role stay when the personal data of a case is erased. They go when this is left out."),
    ]));

    private static readonly ImmutableArray<KeyShape> Keys =
    [
        Optional("initial", Name, "The state in which a case begins."),
        Calendar,
        Optional("roles", new NamesShape("role", ScalarKind.Name, Role), "The roles that people have in a case: each with its title, or with a title and more."),
        Optional("states", new NamesShape("state", ScalarKind.Name, State), "The states."),
        Optional("triggers", new NamesShape("trigger", ScalarKind.Name, Trigger), "What somebody, or a deadline, can do to a case."),
        Optional("transitions", new ListShape(Transition), "The ways from state to state."),
        Optional("deadlines", new NamesShape("deadline", ScalarKind.Name, Deadline), "By when something has to have happened."),
        Optional("notifications", new NamesShape("notification", ScalarKind.Name, Notification), "The texts that are sent."),
        Optional("retention", Duration, "How long personal data is kept after the case has ended."),
    ];

    /// <summary>The lifecycle of a policy.</summary>
    public static readonly MapShape Lifecycle = new("lifecycle",
    [
        Optional("extends", Id, "The id of the base lifecycle that it adds to."),
        Optional("without", new ListShape(Name, 1), "Roles, states, triggers, deadlines, notifications, facts, parameters and definitions of the base that are left out."),
        .. Keys,
    ]);

    /// <summary>A base lifecycle, which policies extend.</summary>
    /// <param name="brings">The facts, parameters and definitions that it may bring along.</param>
    public static MapShape Base(params ReadOnlySpan<KeyShape> brings) => new("base lifecycle",
    [
        Required("base_lifecycle", Id, "The base lifecycle's id."), Title, .. brings, .. Keys,
    ]);
}
