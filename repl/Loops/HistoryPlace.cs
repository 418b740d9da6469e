namespace PolicyEngine.Repl.Loops;

/// <summary>Where the history of sessions is kept.</summary>
internal static class HistoryPlace
{
    /// <summary>The variable that moves the file; empty, it switches the history off.</summary>
    public const string Variable = "POLICYENGINE_HISTORY";

    /// <summary>The file; <see langword="null"/> when nothing is to be kept.</summary>
    public static string? Of(CommandContext context, bool isKept)
    {
        var named = context.Environment(Variable);
        if (!isKept || named is { Length: 0 })
        {
            return null;
        }

        return named is not null ? context.FullPath(named)
            : StateFolder(context) is { } folder ? Path.Combine(folder, "policyengine", "history")
            : null;
    }

    private static string? StateFolder(CommandContext context)
    {
        if (context.Environment("XDG_STATE_HOME") is { } state && Path.IsPathFullyQualified(state))
        {
            return state;
        }

        if (OperatingSystem.IsWindows())
        {
            return context.Environment("LOCALAPPDATA");
        }

        return context.Environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".local", "state") : null;
    }
}
