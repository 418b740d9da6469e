namespace DecideParkingPermit;

/// <summary>What is applied for; the names are the policy's options.</summary>
public enum ApplicationKind
{
    /// <summary>A first permit.</summary>
    FirstPermit,

    /// <summary>The yearly renewal of a permit.</summary>
    Renewal,
}
