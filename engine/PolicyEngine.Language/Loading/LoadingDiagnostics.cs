using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What can be wrong with a folder of policies.</summary>
internal static class LoadingDiagnostics
{
    public static readonly DiagnosticDescriptor NotThere = new("PE1401", Severity.Error,
        "there is no file or folder `{0}`", "check the path; it may be a folder of policies, one policy's folder, or a `policy.yaml`");

    public static readonly DiagnosticDescriptor Unreadable = new("PE1402", Severity.Error,
        "`{0}` cannot be read", "check that you may read it and that it is not open elsewhere");

    public static readonly DiagnosticDescriptor UnknownFile = new("PE1403", Severity.Error,
        "the file is neither a policy, nor a part of one, an override, a base lifecycle, a calendar, a file of cases, or settings of checks", "start it with `policy:`, `part_of:`, `override:`, `base_lifecycle:`, `calendar:`, `cases_for:` or `severity:`; {0}");

    public static readonly DiagnosticDescriptor PolicyTwice = new("PE1404", Severity.Error,
        "`{0}` is the id of another policy already, in {1}", "give one of the two another id, or load them apart");

    public static readonly DiagnosticDescriptor NothingFound = new("PE1405", Severity.Error,
        "there is no policy in `{0}`", "a policy is a file that ends in `.yaml` and starts with `policy:`");

    public static readonly DiagnosticDescriptor TooManyFiles = new("PE1406", Severity.Error,
        "`{0}` holds more than {1} files, or folders nested more than {2} deep", "name the folder that holds the policies");

    public static readonly DiagnosticDescriptor ScriptTooLarge = new("PE1407", Severity.Error,
        "the script has {0} characters; {1} are allowed", "split the script");

    public static readonly DiagnosticDescriptor NotRegular = new("PE1475", Severity.Error,
        "`{0}` is a pipe, a device or a folder, not a file", "put a file in its place, or take it away");

    public static readonly DiagnosticDescriptor LeadsOut = new("PE1476", Severity.Error,
        "`{0}` leads out of the folder `{1}` by a link, and is not read", "copy the file into the folder in place of the link");
}
