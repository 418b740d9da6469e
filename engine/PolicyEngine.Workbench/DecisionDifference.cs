using System.Collections.Immutable;

namespace PolicyEngine.Workbench;

/// <summary>One thing in which two decisions differ. The set is closed.</summary>
public abstract record DecisionDifference
{
    private DecisionDifference()
    {
    }

    /// <summary>The answer, with its status where it is not settled.</summary>
    /// <param name="Was">The one answer.</param>
    /// <param name="Now">The other.</param>
    public sealed record Answer(string Was, string Now) : DecisionDifference;

    /// <summary>A part or an output.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Was">What it was, as people read it; <see langword="null"/> where the one policy has none.</param>
    /// <param name="Now">What it is.</param>
    public sealed record Value(string Name, string Title, string? Was, string Now) : DecisionDifference;

    /// <summary>A rule that fires now.</summary>
    /// <param name="Rule">Its id, as <c>block/rule</c>.</param>
    public sealed record Fires(string Rule) : DecisionDifference;

    /// <summary>A rule that no longer fires.</summary>
    /// <param name="Rule">Its id, as <c>block/rule</c>.</param>
    public sealed record NoLongerFires(string Rule) : DecisionDifference;

    /// <summary>Facts and parameters that are needed now.</summary>
    /// <param name="Names">Their names, in asking order.</param>
    public sealed record Needed(ImmutableArray<string> Names) : DecisionDifference;

    /// <summary>Facts and parameters that are needed no longer.</summary>
    /// <param name="Names">Their names, in asking order.</param>
    public sealed record NoLongerNeeded(ImmutableArray<string> Names) : DecisionDifference;
}
