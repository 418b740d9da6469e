using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What can be wrong with the form of a lifecycle, and between it and its base.</summary>
internal static class LifecycleDiagnostics
{
    public static readonly DiagnosticDescriptor StepForm = new("PE1601", Severity.Error,
        "the step does {0}", "write one step an entry, for example `- {{ decide: yes }}` or `- {{ notify: what_we_need }}`");

    public static readonly DiagnosticDescriptor TransitionCause = new("PE1602", Severity.Error,
        "the transition must have one of `on`, `outcome`, `automatic` and `parts_ended`", "write `on:` for what somebody does, or one of the others for what follows by itself; what a person decides is followed from the state that `on:` leads to, with `outcome:`");

    public static readonly DiagnosticDescriptor TransitionEnd = new("PE1603", Severity.Error,
        "the transition must have one of `to`, `reenter`, `stay` and `ignore`", "write `to:` with the state that it leads to; write `reenter: yes` to enter the same state again, `stay: yes` to stay, or `ignore:` with the reason why nothing happens");

    public static readonly DiagnosticDescriptor KeysApart = new("PE1604", Severity.Error,
        "`{0}` does not go with {1}", "{2}");

    public static readonly DiagnosticDescriptor DeadlineForm = new("PE1605", Severity.Error,
        "the deadline must have either `within` or `at`", "write `within:` with an amount of time, or `at:` with an expression that gives the day");

    public static readonly DiagnosticDescriptor EngineRole = new("PE1606", Severity.Error,
        "`{0}` cannot be a role: the engine itself uses it", "write for example `{0}_team`");

    public static readonly DiagnosticDescriptor UnknownBase = new("PE1607", Severity.Error,
        "there is no base lifecycle `{0}` here", "{1}");

    public static readonly DiagnosticDescriptor NotInBase = new("PE1608", Severity.Error,
        "the base lifecycle has nothing called `{0}` that could be left out", "{1}");

    public static readonly DiagnosticDescriptor RetentionUnit = new("PE1609", Severity.Error,
        "data cannot be kept for {0}", "write days or longer, for example `6 years`");

    public static readonly DiagnosticDescriptor WithoutBase = new("PE1610", Severity.Error,
        "`without` leaves out what a base lifecycle has, and there is none", "add `extends:` with the id of the base, or take `without` away");
}
