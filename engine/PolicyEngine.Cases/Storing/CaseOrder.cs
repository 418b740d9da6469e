namespace PolicyEngine.Cases.Storing;

/// <summary>The order in which cases are listed.</summary>
public enum CaseOrder
{
    /// <summary>By id, character by character.</summary>
    Id,

    /// <summary>What is due first comes first, then by id; cases with nothing due come last.</summary>
    Due,
}
