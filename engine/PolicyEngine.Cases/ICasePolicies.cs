using PolicyEngine.Cases.Storing;
using PolicyEngine.Runtime;

namespace PolicyEngine.Cases;

/// <summary>Where the policy versions come from that cases are pinned to. Safe for any number of threads.</summary>
public interface ICasePolicies
{
    /// <summary>The ids of the policies that cases can be opened for, in order.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The current version of a policy; <see langword="null"/> when there is none of this id.</summary>
    /// <param name="policyId">The policy's id; of a locality's, <c>base@locality</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    public ValueTask<CompiledPolicy?> FindCurrentAsync(string policyId, CancellationToken cancellation);

    /// <summary>A version of a policy by its content hash, however old; <see langword="null"/> when it is not to be had any more.</summary>
    public ValueTask<CompiledPolicy?> FindAsync(string hash, CancellationToken cancellation);

    /// <summary>The texts of a current version, to be kept beside its cases; <see langword="null"/> when there are none to keep.</summary>
    public ValueTask<PolicyText?> FindTextAsync(string hash, CancellationToken cancellation);
}
