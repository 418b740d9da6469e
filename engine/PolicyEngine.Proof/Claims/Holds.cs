namespace PolicyEngine.Proof.Claims;

/// <summary>
/// A condition as claims of which no two hold together. Where none holds it is unknown. In doubt is what the engine's own run knows beside unknown: a later part breaks where the unknown part lets it be reached.
/// </summary>
internal readonly record struct Holds(Claim Yes, Claim No, Claim Breaks, Claim Doubt)
{
    public static Holds Unknown => new(Claim.No, Claim.No, Claim.No, Claim.No);

    public static Holds Of(bool value) => new(Claim.Of(value), Claim.Of(!value), Claim.No, Claim.No);

    public Holds Opposite => this with { Yes = No, No = Yes };
}

/// <summary>How far a value has come, as claims of which no two hold together. Where none holds it is unknown or does not apply.</summary>
internal readonly record struct Reached(Claim Ready, Claim Breaks, Claim Doubt)
{
    public static Reached Always => new(Claim.Yes, Claim.No, Claim.No);
}
