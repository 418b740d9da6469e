using PolicyEngine.Repl.Deciding;
using PolicyEngine.Workbench.Diffing;

namespace PolicyEngine.Repl.Batches;

/// <summary>One of two policies that are compared: an id, a folder, a file, or one at a revision of git.</summary>
internal static class PolicySide
{
    /// <summary>Loads it. What is wrong has been said when there is none.</summary>
    public static Policy? Load(CommandContext context, string given, IReadOnlyList<string> rules, out int exitCode)
    {
        if (Path.Exists(context.FullPath(given)) || given.IndexOf(':', StringComparison.Ordinal) <= 1)
        {
            return PackFinder.Find(context, given, rules, out exitCode);
        }

        if (context.Said(DiffSide.Load(context.Workspace, given, context.Cancellation), out exitCode) is not { } side)
        {
            return null;
        }

        if (side.Suites is [var only])
        {
            return only.Policy;
        }

        exitCode = context.RefuseUse($"`{given}` holds {side.Suites.Count} policies", "name the folder of one");
        return null;
    }
}
