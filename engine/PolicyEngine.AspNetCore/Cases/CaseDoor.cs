using System.Collections.Immutable;
using PolicyEngine.AspNetCore.EndPoints;
using PolicyEngine.AspNetCore.Security;
using PolicyEngine.Cases;
using PolicyEngine.Cases.Storing;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.Cases;

/// <summary>A case that a caller may touch.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Policy">The policy version that it is pinned to.</param>
/// <param name="Roles">The roles in which the caller may touch it; at least one.</param>
/// <param name="IsOfficer">Whether one of them is an officer's.</param>
internal sealed record OpenDoor(CaseRow Row, PolicyModel Policy, ImmutableArray<string> Roles, bool IsOfficer)
{
    /// <summary>The role to act in: the one that was named, or the only one.</summary>
    /// <exception cref="ProblemException">It is none of the caller's, or there are several.</exception>
    public string RoleOf(string named) => Roleful.Choose(Roles, named);
}

/// <summary>Lets a caller to the cases that are the caller's business. A case of somebody else is not there, in the same words.</summary>
internal sealed class CaseDoor(ICaseStore store, ICasePolicies policies)
{
    /// <exception cref="ProblemException">There is no such case, or it is not for the caller.</exception>
    public async Task<OpenDoor> EnterAsync(Caller caller, string caseId, CancellationToken cancellation)
    {
        // What a path holds encoded stays encoded there: the parts of a case have a slash in their id.
        var id = caseId.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (await store.ReadCurrentAsync(id, cancellation).ConfigureAwait(false) is not { Row: var row }
            || await policies.FindAsync(row.PolicyHash, cancellation).ConfigureAwait(false) is not { Model: var policy })
        {
            throw new ProblemException(Problem.NotFound);
        }

        var roles = caller.RolesIn(policy, row.Subject);
        return roles.IsEmpty ? throw new ProblemException(Problem.NotFound) : new OpenDoor(row, policy, roles, caller.IsOfficerIn(policy, row.Subject));
    }

    /// <exception cref="ProblemException">There is no such case, it is not for the caller, or only officers see this of it.</exception>
    public async Task<OpenDoor> EnterAsOfficerAsync(Caller caller, string caseId, CancellationToken cancellation)
    {
        var door = await EnterAsync(caller, caseId, cancellation).ConfigureAwait(false);
        return door.IsOfficer ? door : throw new ProblemException(new Problem(403, "not-for-you", "This is for officers."));
    }
}

/// <summary>Roles by name.</summary>
internal static class Roleful
{
    public static string Choose(ImmutableArray<string> roles, string named)
    {
        if (named.Length == 0)
        {
            return roles is [var only] ? only : throw new ProblemException(Problem.Wrong("You act in several roles here.", $"Name the `role`: {string.Join(", ", roles)}."));
        }

        return roles.Contains(named, StringComparer.Ordinal) ? named : throw new ProblemException(new Problem(403, "not-your-role", "You do not act in this role here.") { Detail = $"Your roles are {string.Join(", ", roles)}." });
    }
}
