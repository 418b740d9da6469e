namespace PolicyEngine.Benchmarks.Workloads.Permit;

/// <summary>What is known of an applicant.</summary>
public sealed record PermitFacts(bool LivesInZone, long Age, long MonthsResident, long Emissions, bool HoldsBlueBadge, long PermitsHeld, bool OwesFines);

/// <summary>What may come of an application.</summary>
public enum PermitOutcome
{
    Granted,
    Officer,
    Refused,
}

/// <summary>The answer; the fee only where the permit is granted.</summary>
public readonly record struct PermitResult(PermitOutcome Outcome, decimal? Fee);

/// <summary>The hand-written method, and every contender that looks like it.</summary>
public delegate PermitResult PermitMethod(PermitFacts facts, DateOnly asOf);
