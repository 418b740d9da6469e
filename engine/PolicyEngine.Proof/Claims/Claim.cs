namespace PolicyEngine.Proof.Claims;

/// <summary>A claim about a case: a node of a <see cref="ClaimGraph"/>, or its opposite.</summary>
internal readonly record struct Claim(int Code)
{
    public static Claim No => new(0);

    public static Claim Yes => new(1);

    public bool IsNo => Code == 0;

    public bool IsYes => Code == 1;

    public int Node => Code >> 1;

    public bool IsOpposite => (Code & 1) == 1;

    public static Claim Of(bool value) => value ? Yes : No;

    public static Claim operator !(Claim claim) => new(claim.Code ^ 1);
}

/// <summary>What a claim rests on: that an axis is at most a limit, or, for an axis of options, that it is the option.</summary>
internal readonly record struct Atom(int Axis, Int128 Limit);
