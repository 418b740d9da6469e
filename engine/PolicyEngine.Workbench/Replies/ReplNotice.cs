namespace PolicyEngine.Workbench.Replies;

/// <summary>Something that happened outside a line.</summary>
/// <param name="page">What is shown.</param>
public sealed class ReplNotice(Page page) : EventArgs
{
    /// <summary>What is shown.</summary>
    public Page Page { get; } = page;
}
