namespace PolicyEngine.AspNetCore.Security;

/// <summary>Who may call an end point at all. What they may do with a policy or a case is held there.</summary>
internal enum Access
{
    /// <summary>Whoever is signed in.</summary>
    SignedIn,

    /// <summary>Everybody: what is public anyway.</summary>
    Everybody,
}

/// <summary>An end point's rule, as metadata. An end point without one is refused to everybody.</summary>
/// <param name="Access">Who may call it.</param>
/// <param name="Bytes">The largest body; 0 for that of the options.</param>
internal sealed record AccessRule(Access Access, long Bytes = 0);
