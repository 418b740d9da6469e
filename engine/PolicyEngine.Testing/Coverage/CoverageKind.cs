namespace PolicyEngine.Testing.Coverage;

/// <summary>What can be covered by cases.</summary>
public enum CoverageKind
{
    /// <summary>A rule, or an otherwise, that fires.</summary>
    Rule,

    /// <summary>A condition seen yes, and seen no.</summary>
    Branch,

    /// <summary>A row of a table, a cell of a matrix or a band that gives its value.</summary>
    Row,

    /// <summary>A criterion that holds, and that does not.</summary>
    Criterion,

    /// <summary>A threshold met exactly, just below and just above.</summary>
    Boundary,
}
