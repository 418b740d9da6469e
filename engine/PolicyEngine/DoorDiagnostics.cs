using PolicyEngine.Diagnostics;

namespace PolicyEngine;

/// <summary>What the door says. Ids are append-only.</summary>
public static class DoorDiagnostics
{
    /// <summary>A call that decides one case was given none or several.</summary>
    public static readonly DiagnosticDescriptor NotOneCase = new("PE7101", Severity.Error, "one object of facts is needed here, and {0} are given", "give one JSON object of fact names and values");

    /// <summary>The compiler failed on a text that every earlier check had let through.</summary>
    public static readonly DiagnosticDescriptor EngineFailed = new("PE7102", Severity.Error, "the engine broke while compiling: {0}", "this is a fault of the engine, not of your policy; please report it together with the policy");

    /// <summary>A reload would take a policy away from a program that is bound to it by its types.</summary>
    public static readonly DiagnosticDescriptor NoLongerFits = new("PE7103", Severity.Error, "a running program is bound to `{0}` and this version does not fit it: {1}", "keep the facts and outputs that the program uses, or change the program together with the policy");

    /// <summary>The disk cache is not used.</summary>
    public static readonly DiagnosticDescriptor CacheNotUsed = new("PE7175", Severity.Warning, "the cache of compiled policies `{0}` is not used: {1}", "name a folder that is yours and that only you can write to (`chmod 700`), or delete it so that it is made anew");

    /// <summary>Settings name a check that there is not.</summary>
    public static readonly DiagnosticDescriptor UnknownCheck = new("PE4290", Severity.Error, "there is no check `{0}`, so that nothing is set for it", "write an id that `policy check --list` shows");

    /// <summary>Settings name what is an error wherever it is found.</summary>
    public static readonly DiagnosticDescriptor FixedCheck = new("PE4291", Severity.Error, "`{0}` is an error wherever it is found, and cannot be set", "take the line out; mend what is found instead");
}
