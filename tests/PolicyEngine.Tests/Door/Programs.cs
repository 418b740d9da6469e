namespace PolicyEngine.Tests.Door;

/// <summary>Programs of the repository that tests start. Each is started from its own folder: beside the tests it would miss what the tests take from a larger framework.</summary>
internal static class Programs
{
    /// <summary>The file of a program that was built with the tests.</summary>
    /// <param name="project">The name of its project, which is that of its assembly.</param>
    public static string Of(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, project + ".dll");
    }
}
