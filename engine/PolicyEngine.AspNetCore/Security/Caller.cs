using System.Collections.Immutable;
using System.Security.Claims;
using PolicyEngine.Model;

namespace PolicyEngine.AspNetCore.Security;

/// <summary>Who calls.</summary>
/// <param name="Subject">Whose account it is: the subject of own cases.</param>
/// <param name="Name">The name with which events have that person on record.</param>
internal sealed record Caller(string Subject, string Name)
{
    private const int LongestName = 256;

    /// <summary>What claims give: names of roles, alone or behind a policy and a slash.</summary>
    public ImmutableHashSet<string> Grants { get; init; } = [];

    private ImmutableHashSet<string> ResidentRoles { get; init; } = [];

    /// <summary>Who calls; <see langword="null"/> for somebody who is not signed in, or whose account has no name.</summary>
    public static Caller? Of(ClaimsPrincipal user, PolicyWebOptions options)
    {
        if (user.Identity?.IsAuthenticated != true || First(user, options.SubjectClaims) is not { } subject || subject.Length > LongestName)
        {
            return null;
        }

        var claims = options.RoleClaims.SelectMany(user.FindAll).Select(claim => claim.Value);
        var grants = claims.SelectMany(value => options.RolesOfClaims.TryGetValue(value, out var roles) ? roles : [value]);
        return new Caller(subject, First(user, options.NameClaims) ?? subject)
        {
            Grants = grants.ToImmutableHashSet(StringComparer.Ordinal),
            ResidentRoles = options.ResidentRoles.ToImmutableHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>A resident who has not signed in yet, for what residents in general can begin.</summary>
    public static Caller AnyResident(PolicyWebOptions options) => new("", "") { ResidentRoles = options.ResidentRoles.ToImmutableHashSet(StringComparer.Ordinal) };

    /// <summary>Whether any claim gives a role that is no resident's.</summary>
    public bool HasGrants => Grants.Any(grant => !ResidentRoles.Contains(grant));

    /// <summary>The roles that claims give in a policy's lifecycle; a resident's role takes none.</summary>
    public ImmutableArray<string> OfficerRoles(PolicyModel policy) =>
        [.. Roles(policy).Where(role => !ResidentRoles.Contains(role) && (Grants.Contains(role) || Grants.Contains($"{policy.Id}/{role}")))];

    /// <summary>The roles in which a resident acts in own cases.</summary>
    public ImmutableArray<string> OwnRoles(PolicyModel policy) => [.. Roles(policy).Where(ResidentRoles.Contains)];

    /// <summary>Whether a case is the caller's own.</summary>
    public bool Owns(string subject) => subject.Length > 0 && string.Equals(subject, Subject, StringComparison.Ordinal);

    /// <summary>
    /// The roles in which a case may be touched: a resident's in own cases, an officer's in every other case of the policy. Nobody works on the own case as an officer. None: it is as if there were no such case.
    /// </summary>
    public ImmutableArray<string> RolesIn(PolicyModel policy, string subject) => Owns(subject) ? OwnRoles(policy) : OfficerRoles(policy);

    /// <summary>Whether a case may be worked on as an officer.</summary>
    public bool IsOfficerIn(PolicyModel policy, string subject) => !Owns(subject) && !OfficerRoles(policy).IsEmpty;

    private static IEnumerable<string> Roles(PolicyModel policy) => (policy.Lifecycle?.Roles ?? []).Select(role => role.Name);

    private static string? First(ClaimsPrincipal user, IEnumerable<string> kinds) =>
        kinds.Select(kind => user.FindFirst(kind)?.Value).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
}
