namespace PolicyEngine.Tests.Door;

/// <summary>Tests that look at the whole process, and so run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class AloneCollection
{
    public const string Name = "alone";
}
