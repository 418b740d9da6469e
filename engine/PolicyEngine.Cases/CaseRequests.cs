namespace PolicyEngine.Cases;

/// <summary>What it takes to open a case.</summary>
public sealed record OpenRequest
{
    /// <summary>The policy's id; its current version is taken.</summary>
    public required string PolicyId { get; init; }

    /// <summary>The case's id, 1 to 128 of <c>A–Z a–z 0–9 . _ / -</c>; empty for a new one. It stays readable also after the case was erased, so nothing personal.</summary>
    public string CaseId { get; init; } = "";

    /// <summary>Who opens it.</summary>
    public required string Actor { get; init; }

    /// <summary>In which role.</summary>
    public required string Role { get; init; }

    /// <summary>
    /// Whose case it is, as the host knows that person: what its identity provider calls the account, never a name. Lists by person need it. Empty where it is nobody's that the host knows. It is erased with the case.
    /// </summary>
    public string Subject { get; init; } = "";

    /// <summary>For whom the actor acts, where that is somebody else: the resident on the telephone. Empty otherwise. It is erased with the case.</summary>
    public string ActsFor { get; init; } = "";

    /// <summary>The way by which it came, for example <c>telephone</c>, <c>desk</c>, <c>webchat</c>; empty where it does not matter. It stays readable, so nothing personal.</summary>
    public string Channel { get; init; } = "";

    /// <summary>What is known already.</summary>
    public CaseArguments Facts { get; init; } = CaseArguments.None;

    /// <summary>The caller's key: a second opening of the same case under it gives the first one's result; with anything else in it, it is refused. It stays readable, so nothing personal. Empty for none.</summary>
    public string Key { get; init; } = "";
}

/// <summary>What it takes to fire a trigger.</summary>
public sealed record FireRequest
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The trigger's name.</summary>
    public required string Trigger { get; init; }

    /// <summary>Who fires it.</summary>
    public required string Actor { get; init; }

    /// <summary>In which role.</summary>
    public required string Role { get; init; }

    /// <summary>For whom the actor acts, where that is somebody else: the resident on the telephone. Empty otherwise. It is erased with the case.</summary>
    public string ActsFor { get; init; } = "";

    /// <summary>The way by which it came, for example <c>telephone</c>, <c>desk</c>, <c>webchat</c>; empty where it does not matter. It stays readable, so nothing personal.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The facts that come with it.</summary>
    public CaseArguments Facts { get; init; } = CaseArguments.None;

    /// <summary>The outcome, where the trigger decides the case; empty otherwise.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>The reason; must be given where the trigger says so, may be given always.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The caller's key: a second firing under it gives the first one's result; one of anything else is refused. It stays readable, so nothing personal. Empty for none.</summary>
    public string Key { get; init; } = "";

    /// <summary>The number of the last event that the caller has seen: with any later one that changed the case, the result is a conflict. <see langword="null"/> to fire whatever happened before.</summary>
    public long? Expected { get; init; }
}

/// <summary>What it takes to write a note into a case.</summary>
public sealed record NoteRequest
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Who writes it.</summary>
    public required string Actor { get; init; }

    /// <summary>In which role.</summary>
    public required string Role { get; init; }

    /// <summary>What is noted, not blank. It is kept under the case's key and erased with it.</summary>
    public required string Text { get; init; }
}
