namespace PolicyEngine.Cases.Storing;

/// <summary>A store can't do what was asked: it can't be reached, its schema is newer, or its data is damaged. The message is fit for an administrator.</summary>
public sealed class CaseStoreException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public CaseStoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Says what is wrong, and of which kind it is.</summary>
    public CaseStoreException(CaseStoreFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    /// <summary>Of which kind it is.</summary>
    public CaseStoreFault Fault { get; }
}
