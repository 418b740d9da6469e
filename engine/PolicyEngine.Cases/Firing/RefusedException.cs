namespace PolicyEngine.Cases.Firing;

/// <summary>Leaves a firing that can't go on. It never leaves the service.</summary>
internal sealed class RefusedException(CaseRefusal refusal) : Exception($"refused: {refusal.Kind}")
{
    public CaseRefusal Refusal { get; } = refusal;
}
