namespace PolicyEngine.Benchmarks.Workloads.Lifecycle;

/// <summary>The lifecycle as somebody would write it by hand: one switch.</summary>
public static class LifecycleByHand
{
    /// <summary>The state after a trigger; -1 when it can't be fired.</summary>
    public static int Fire(int state, int trigger, in PathFacts facts) => ((PathState)state, (PathTrigger)trigger) switch
    {
        (PathState.Drafting, PathTrigger.Submit) => (int)PathState.Submitted,
        (PathState.Submitted, PathTrigger.Check) when facts.Complete => (int)PathState.Assessing,
        (PathState.Assessing, PathTrigger.Ask) => (int)PathState.Waiting,
        (PathState.Waiting, PathTrigger.Answer) => (int)PathState.Assessing,
        (PathState.Assessing, PathTrigger.Decide) when facts.Cars <= 3 => (int)PathState.Decided,
        (PathState.Decided, PathTrigger.Pay) when facts.Paid => (int)PathState.Issued,
        (PathState.Issued, PathTrigger.Suspend) => (int)PathState.Suspended,
        (PathState.Suspended, PathTrigger.Resume) => (int)PathState.Issued,
        (PathState.Issued, PathTrigger.Renew) => (int)PathState.Submitted,
        (PathState.Issued, PathTrigger.Transfer) => (int)PathState.Submitted,
        (PathState.Drafting or PathState.Submitted or PathState.Assessing or PathState.Waiting or PathState.Decided, PathTrigger.Withdraw) => (int)PathState.Closed,
        (PathState.Issued or PathState.Suspended, PathTrigger.Close) => (int)PathState.Closed,
        _ => -1,
    };
}
