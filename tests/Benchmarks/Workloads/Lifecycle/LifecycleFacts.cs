namespace PolicyEngine.Benchmarks.Workloads.Lifecycle;

/// <summary>The states, in the policy's order.</summary>
public enum PathState
{
    Drafting,
    Submitted,
    Assessing,
    Waiting,
    Decided,
    Issued,
    Suspended,
    Closed,
}

/// <summary>The triggers, in the policy's order.</summary>
public enum PathTrigger
{
    Submit,
    Check,
    Ask,
    Answer,
    Decide,
    Pay,
    Suspend,
    Resume,
    Renew,
    Transfer,
    Withdraw,
    Close,
}

/// <summary>What the guards look at.</summary>
public readonly record struct PathFacts(bool Complete, long Cars, bool Paid);

/// <summary>What every contender makes of a step: the only thing on the heap.</summary>
public sealed record PathEvent(int From, int Trigger, int To);
