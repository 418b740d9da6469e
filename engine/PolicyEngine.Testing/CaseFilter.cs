namespace PolicyEngine.Testing;

/// <summary>Which cases to run.</summary>
/// <param name="Pack">A policy's id; <see langword="null"/> for all policies.</param>
/// <param name="Case">A case's id; <see langword="null"/> for all cases.</param>
public sealed record CaseFilter(string? Pack, string? Case)
{
    /// <summary>All cases.</summary>
    public static CaseFilter All { get; } = new(null, null);

    /// <summary>Whether a policy is meant.</summary>
    public bool Takes(CaseSuite suite) =>
        (Pack is null || string.Equals(suite.Policy.Id, Pack, StringComparison.Ordinal)) && (Case is null || suite.Cases.Any(Takes));

    /// <summary>Whether a case is meant.</summary>
    public bool Takes(Language.Syntax.CaseSyntax testCase) => Case is null || string.Equals(testCase.Id.Value, Case, StringComparison.Ordinal);
}
