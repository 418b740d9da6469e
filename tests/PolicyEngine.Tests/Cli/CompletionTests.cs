using System.Diagnostics;
using PolicyEngine.Repl;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Tests.Cli;

/// <summary>Completion on the command line of a shell.</summary>
public sealed class CompletionTests(PackFixture packs) : IClassFixture<PackFixture>
{
    [Theory]
    [InlineData(" dec", "decide")]
    [InlineData(" decide --for", "--format")]
    [InlineData(" decide --format ", "json")]
    [InlineData(" decide go", "good")]
    [InlineData(" graph good --dec", "--decision")]
    [InlineData(" explain PE200", "PE2008")]
    [InlineData(" completion ", "fish")]
    public void What_could_follow_is_offered(string typed, string offered)
    {
        var run = packs.Run("[suggest]", typed);

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Error));
        Assert.Contains(offered, run.Output.Split('\n'));
    }

    [Theory]
    [InlineData("bash", "complete -o bashdefault -o default -F _policy_complete policy\n")]
    [InlineData("zsh", "compdef _policy_complete policy\n")]
    [InlineData("fish", "complete --command policy --arguments '(__policy_complete)'\n")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native -CommandName policy ")]
    public void Each_shell_has_a_script(string shell, string holds) => Assert.Contains(holds, packs.Run("completion", shell).Output, StringComparison.Ordinal);

    [Fact]
    public void A_shell_without_a_script_is_refused() => Assert.Contains("there is one for bash, zsh, fish, powershell", packs.Run("completion", "tcsh").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("bash", "COMP_LINE='policy dec'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(policy dec); COMP_CWORD=1; _policy_complete; printf '%s\\n' \"${COMPREPLY[@]}\"", "-n")]
    [InlineData("zsh", "", "-n")]
    [InlineData("fish", "", "--no-execute")]
    [InlineData("pwsh", "", "")]
    public void A_shell_that_is_installed_takes_its_script(string shell, string ask, string parseOnly)
    {
        if (!IsInstalled(shell))
        {
            return;
        }

        var script = Path.Combine(packs.Folder, $"complete-{shell}");
        var start = new PolicyProcess { WorkingFolder = packs.Folder }.StartInfo();
        var command = $"policy() {{ '{start.FileName}' '{start.ArgumentList[0]}' \"$@\"; }}\n";
        File.WriteAllText(script, shell == "bash" ? $"{command}{CompletionScript.Of(shell)}{ask}\n" : CompletionScript.Of(shell == "pwsh" ? "powershell" : shell)!);

        if (shell != "bash")
        {
            Assert.Equal(0, Shell(shell, parseOnly.Length == 0 ? ["-NoProfile", "-Command", $"[void][scriptblock]::Create((Get-Content -Raw '{script}'))"] : [parseOnly, script], packs.Folder).ExitCode);
            return;
        }

        var run = Shell(shell, [script], packs.Folder);
        Assert.Equal((0, "decide\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    private static bool IsInstalled(string shell) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell)));

    private static PolicyRun Shell(string shell, IReadOnlyList<string> arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(shell, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new PolicyRun(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
