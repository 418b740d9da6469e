using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>What is said about records of lists and what is worked out for each of them. Ids are append-only.</summary>
public static class ForEachDiagnostics
{
    /// <summary>A block for each record of something that is no list.</summary>
    public static readonly DiagnosticDescriptor NoList = Error("PE1243", "`for_each` goes through `{0}`, which is no list of this policy", "{1}");

    /// <summary>A name that is a field of a record and something else as well.</summary>
    public static readonly DiagnosticDescriptor FieldAndName = Error("PE1241", "`{0}` is a field of `{1}` and {2} as well", "in `for_each` both would be read by the same name: give one of them another name, for example `{3}`");

    /// <summary>A key that is no field, or of a type that tells no records apart.</summary>
    public static readonly DiagnosticDescriptor BadKey = Error("PE1242", "`key: {0}` does not tell the records of `{1}` apart: {2}", "name a field of type text, whole_number or date, or a list of such fields");

    private static DiagnosticDescriptor Error(string id, string message, string help) => new(id, Severity.Error, message, help);
}
