namespace PolicyEngine.Cases.Firing;

/// <summary>Leaves a firing that can't go on. It never leaves the service.</summary>
internal sealed class RefusedException(CaseRefusal refusal) : Exception(refusal.Message)
{
    public CaseRefusal Refusal { get; } = refusal;
}
