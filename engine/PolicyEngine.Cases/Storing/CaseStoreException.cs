namespace PolicyEngine.Cases.Storing;

/// <summary>A store can't do what was asked: it can't be reached, its schema is newer, or its data is damaged. The message is fit for an administrator.</summary>
public sealed class CaseStoreException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public CaseStoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
