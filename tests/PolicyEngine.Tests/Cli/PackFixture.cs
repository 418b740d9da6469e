namespace PolicyEngine.Tests.Cli;

/// <summary>A folder with packs to run commands on: <c>good</c> is what <c>policy new</c> makes, the others are it with one change.</summary>
public sealed class PackFixture : IDisposable
{
    public PackFixture()
    {
        Folder = Directory.CreateTempSubdirectory("policy-cli-").FullName;
        var made = new CommandRun { WorkingFolder = Folder }.Run("new", "good");
        Assert.True(made.ExitCode == 0, made.Error);
        Vary("broken", "when: not(resident)", "when: not(residnt)");
        Vary("faulty", "value: grant_amount", "rounded: half_up to 0.01\n    value: \"grant_amount / (age - 17)\"");
    }

    /// <summary>The folder of the packs.</summary>
    public string Folder { get; }

    /// <summary>Runs the command there in this process.</summary>
    public PolicyRun Run(params string[] arguments) => new CommandRun { WorkingFolder = Folder }.Run(arguments);

    /// <summary>Runs the real command there.</summary>
    public PolicyRun Start(params string[] arguments) => new PolicyProcess { WorkingFolder = Folder }.Start(arguments);

    /// <summary>Writes a file and gives its name.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return name;
    }

    /// <summary>Copies the good pack with one text in its policy changed.</summary>
    public void Vary(string name, string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(Folder, "good", "policy.yaml"));
        Assert.Contains(from, text, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(Folder, name));
        File.WriteAllText(Path.Combine(Folder, name, "policy.yaml"), text.Replace("policy: good", "policy: " + name, StringComparison.Ordinal).Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
