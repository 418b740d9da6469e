using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing;

/// <summary>What can be wrong with the expectations of a case, and with what was approved of it.</summary>
internal static class ExpectationDiagnostics
{
    /// <summary>A name that nothing in the policy has: the name, what to do.</summary>
    public static readonly DiagnosticDescriptor UnknownName = Of("PE6551", "the policy has nothing named `{0}` to expect", "{1}");

    /// <summary>A name that goes into a decision: the name, what it is.</summary>
    public static readonly DiagnosticDescriptor NotComputed =
        Of("PE6552", "`{0}` is {1}, and an expectation is about what comes out", "expect the outcome, an output, a part or a definition that rests on it");

    /// <summary>A value that is a list or a table with several outputs: the name.</summary>
    public static readonly DiagnosticDescriptor NotOneValue =
        Of("PE6553", "`{0}` has several values, and a case expects one value by name", "expect a definition or an output that is worked out from it; the snapshot keeps the rest");

    /// <summary>A rule that the policy does not have: the id, what to do.</summary>
    public static readonly DiagnosticDescriptor UnknownRule = Of("PE6554", "the policy has no rule `{0}`", "{1}");

    /// <summary>A name that can never be missing: the name, what to do.</summary>
    public static readonly DiagnosticDescriptor NeverMissing = Of("PE6555", "the policy has no fact or parameter `{0}` that could be missing", "{1}");

    /// <summary>An expectation of a list that names no records: the list, an example.</summary>
    public static readonly DiagnosticDescriptor NoRecords = Of("PE1250", "what is expected of `{0}` is written record by record", "write `{0}: {1}`");

    /// <summary>Two policies keep a snapshot of one name in one folder: the case, the other policy, the folder.</summary>
    public static readonly DiagnosticDescriptor SharedSnapshot =
        Of("PE6556", "the snapshot of `{0}` would be the one of a case of `{1}`, since both are kept in `{2}`", "give one of the two cases another id, or move the override into a folder of its own");

    /// <summary>A record of approvals holds the marks of a merge.</summary>
    public static readonly DiagnosticDescriptor UnfinishedMerge =
        Of("PE6557", "the record of approvals holds the marks of a merge that was not finished", "keep the entries of both sides, each whole, take out the marks, and test again; nothing is recorded until then");

    private static DiagnosticDescriptor Of(string id, string message, string help) => new(id, Severity.Error, message, help);
}
