namespace PolicyEngine.Typed;

/// <summary>Something that goes on with the policies of a library after each reload.</summary>
internal interface IFollower
{
    /// <summary>The policy that it follows.</summary>
    public string PolicyId { get; }

    /// <summary>Makes ready for a new set, changing nothing yet.</summary>
    /// <returns>The step that goes over to it, or why it does not fit.</returns>
    public (Action? Step, string Why) Prepare(PolicySet set);
}
