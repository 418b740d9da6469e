namespace PolicyEngine.Cases.Machine;

/// <summary>What a guard says.</summary>
public enum GuardAnswer
{
    /// <summary>It holds.</summary>
    Holds,

    /// <summary>It does not hold.</summary>
    Fails,

    /// <summary>Something that it reads is not known: neither yes nor no.</summary>
    Unknown,

    /// <summary>It broke.</summary>
    Broken,
}

/// <summary>Answers guards for one case at one moment.</summary>
public interface IGuards
{
    /// <summary>What a guard says.</summary>
    /// <param name="item">The guard's place among the policy's items.</param>
    public GuardAnswer Check(int item);
}
