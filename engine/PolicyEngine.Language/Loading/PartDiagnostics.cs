using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What can be wrong with a policy that stands in several files.</summary>
internal static class PartDiagnostics
{
    public static readonly DiagnosticDescriptor NotThere = new("PE1121", Severity.Error,
        "there is no part of the policy in `{0}`", "{1}");

    public static readonly DiagnosticDescriptor NameTwice = new("PE1122", Severity.Error,
        "`{0}` is there already, in {1}", "give one of the two another name, or take one away");

    public static readonly DiagnosticDescriptor OfAnother = new("PE1123", Severity.Error,
        "`{0}` says that it is a part of `{1}`, not of `{2}`", "correct `part_of` there, or include it in its own policy");

    public static readonly DiagnosticDescriptor NotTaken = new("PE1124", Severity.Error,
        "nobody includes this part of `{0}`", "add `{1}` to `include` in the `policy.yaml` of its folder, with its path from there; or take the file away");

    public static readonly DiagnosticDescriptor Twice = new("PE1125", Severity.Error,
        "`{0}` is included twice", "name it once");

    public static readonly DiagnosticDescriptor TooLong = new("PE1126", Severity.Error,
        "the policy's files have {0} characters together; {1} are allowed", "make two policies of it, or move rows of tables into a `rows_from` file");

    public static readonly DiagnosticDescriptor TooManyRules = new("PE1127", Severity.Error,
        "the policy has {0} rules; {1} are allowed", "write those that differ in values only as a table, or make two policies of it");
}
