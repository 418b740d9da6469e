using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding.Lifecycles;

/// <summary>What Binding says about a lifecycle. Ids are append-only.</summary>
internal static class LifecycleDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownName = Error("PE2026", "there is no {0} `{1}` here", "{2}");

    public static readonly DiagnosticDescriptor NoBeginning = Error("PE2027", "{0} does not say where it begins", "add `initial:` with the name of {1}");

    public static readonly DiagnosticDescriptor Nesting = Error("PE2028", "`{0}` {1}", "{2}");

    public static readonly DiagnosticDescriptor WrongFact = Error("PE2029", "`{0}` is {1}, and {2} is needed here", "{3}");

    public static readonly DiagnosticDescriptor NoCalendar = Error("PE2030", "`{0}` counts open time, and no calendar says when that is", "add `calendar:` here or to the lifecycle, or count in hours or days as they pass");

    public static readonly DiagnosticDescriptor UnknownAnswer = Error("PE2031", "`{0}` is not an answer of the decision", "{1}");

    public static readonly DiagnosticDescriptor AnswerTaken = Error("PE2032", "the outcome `{0}` has the name of an answer that the lifecycle waits for", "give the outcome another name: `undetermined`, `needs_person` and `faulted` say how a decision came out");

    public static readonly DiagnosticDescriptor ToItself = Error("PE2033", "the transition leads from `{0}` to itself", "write `reenter: yes` to leave the state and enter it again, or `stay: yes` to stay in it");

    public static readonly DiagnosticDescriptor UnknownPlaceholder = Error("PE2034", "the text shows `{{{0}}}`, and that means nothing", "{1}");

    public static readonly DiagnosticDescriptor AmbiguousPlaceholder = Error("PE2035", "`{{{0}}}` is something of the case, and the policy has a name `{0}` as well", "give the value another name under `definitions`, and show that");

    private static DiagnosticDescriptor Error(string id, string message, string help) => new(id, Severity.Error, message, help);
}
