namespace PolicyEngine.Tests.Terminal;

/// <summary>A test in a real terminal. Without tmux it is left out and says so, except in continuous integration, where it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TmuxFactAttribute : FactAttribute
{
    public TmuxFactAttribute()
    {
        if (!TmuxSession.IsInstalled && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "tmux is not installed";
        }
    }
}
