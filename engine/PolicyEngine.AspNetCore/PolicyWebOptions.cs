namespace PolicyEngine.AspNetCore;

/// <summary>Who may do what through a service's end points, and how much a request may take.</summary>
public sealed class PolicyWebOptions
{
    /// <summary>The name of the council or service that pages show.</summary>
    public string ServiceName { get; set; } = "Council services";

    /// <summary>
    /// The roles of lifecycles in which residents act: whoever is signed in may act in them, in own cases only. Every other role is an officer's and takes a claim. Default <c>applicant</c>.
    /// </summary>
    public IList<string> ResidentRoles { get; } = ["applicant"];

    /// <summary>The claims that say whose account it is, the first that is there: it becomes the subject of cases. Default <c>sub</c>, then the name identifier of .NET.</summary>
    public IList<string> SubjectClaims { get; } = ["sub", System.Security.Claims.ClaimTypes.NameIdentifier];

    /// <summary>The claims that hold the name with which somebody is on record, the first that is there; without one it is the subject.</summary>
    public IList<string> NameClaims { get; } = ["name", System.Security.Claims.ClaimTypes.Name];

    /// <summary>The claims that name roles.</summary>
    public IList<string> RoleClaims { get; } = ["role", "roles", System.Security.Claims.ClaimTypes.Role];

    /// <summary>
    /// What the value of a role claim stands for, as <c>policy/role</c> or, for every policy with such a role, <c>role</c>. A value that is not here stands for itself. A value may stand for several.
    /// </summary>
    public IDictionary<string, string[]> RolesOfClaims { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>The largest body of a request, in bytes; default 64 kB.</summary>
    public int MostBytes { get; set; } = 64 * 1024;

    /// <summary>The largest stream of JSON Lines, in bytes; default 64 MB. A line may be as long as <see cref="MostBytes"/>.</summary>
    public long MostStreamBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How long a request may take; default 10 seconds. Of a stream, each line.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a whole stream may take; default 10 minutes.</summary>
    public TimeSpan StreamDeadline { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many requests are worked on at once; default four for each processor. Others wait.</summary>
    public int MostAtOnce { get; set; } = 4 * Environment.ProcessorCount;

    /// <summary>How many requests wait at most; more are turned away with 503 and asked to come again. Default 100.</summary>
    public int MostWaiting { get; set; } = 100;

    /// <summary>How many times a minute one account, or one address where nobody is signed in, may send something; more get 429. Default 240.</summary>
    public int MostSentAMinute { get; set; } = 240;

    /// <summary>What every page says in a banner, for example that roles are chosen freely here; empty for none.</summary>
    public string Banner { get; set; } = "";
}
