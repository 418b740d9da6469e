using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language;

/// <summary>Why a policy that is there cannot be used.</summary>
public enum UnreadReason
{
    /// <summary>It has errors itself.</summary>
    Errors,

    /// <summary>What it takes over has errors: a locality's base, a base lifecycle, a calendar.</summary>
    BaseHasErrors,

    /// <summary>Another policy has its id.</summary>
    IdTwice,
}

/// <summary>A policy, or a locality's override, that is there and cannot be used.</summary>
/// <param name="Id">Its id; of a locality, <c>base@locality</c>. Empty when even that cannot be read.</param>
/// <param name="File">Its file.</param>
/// <param name="Reason">Why.</param>
public sealed record UnreadPolicy(string Id, SourceFile File, UnreadReason Reason);
