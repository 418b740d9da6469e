using PolicyEngine.Testing;
using PolicyEngine.Workbench;

namespace PolicyEngine.Repl;

/// <summary>What the command's exit code says. "Not eligible" is an answer, not a failure.</summary>
internal static class ExitCodes
{
    /// <summary>Done, whatever the decision says.</summary>
    public const int Done = 0;

    /// <summary>A test failed, a check asked for was not met, or a decision broke.</summary>
    public const int Failed = 1;

    /// <summary>The command line, or the facts given, cannot be used.</summary>
    public const int Usage = 2;

    /// <summary>A policy does not compile.</summary>
    public const int PolicyErrors = 3;

    /// <summary>The store of cases can't be used now: busy, out of reach, full or damaged.</summary>
    public const int StoreFailed = 4;

    /// <summary>Neither proved nor broken by a case.</summary>
    public const int NotDecided = 5;

    /// <summary>Snapshots await approval.</summary>
    public const int AwaitingApproval = 10;

    /// <summary>The engine itself broke.</summary>
    public const int EngineFault = 70;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;

    /// <summary>The exit code of a test run.</summary>
    public static int Of(CaseVerdict verdict) => verdict switch
    {
        CaseVerdict.Passed => Done,
        CaseVerdict.AwaitingApproval => AwaitingApproval,
        CaseVerdict.Failed or _ => Failed,
    };

    /// <summary>The exit code of something that was not done.</summary>
    public static int Of(RefusalCause kind) => kind switch
    {
        RefusalCause.WrongUse => Usage,
        RefusalCause.PolicyErrors => PolicyErrors,
        RefusalCause.Broke => Failed,
        RefusalCause.Interrupted => Interrupted,
        RefusalCause.EngineFault or _ => EngineFault,
    };
}
