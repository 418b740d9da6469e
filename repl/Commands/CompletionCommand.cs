using System.CommandLine;
using PolicyEngine.Repl.Running;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy completion</c>: the script with which a shell completes the command.</summary>
internal static class CompletionCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of {string.Join(", ", CompletionScript.Shells)}." };
        shell.CompletionSources.Add([.. CompletionScript.Shells]);
        var command = new PolicyCommand("completion", "Write the script with which a shell completes commands, options, policies and ids of messages.")
        {
            Examples =
            [
                ("policy completion bash", "for `~/.bashrc`: eval \"$(policy completion bash)\""),
                ("policy completion zsh", "for `~/.zshrc`, after compinit: eval \"$(policy completion zsh)\""),
                ("policy completion fish", "for `~/.config/fish/completions/policy.fish`"),
                ("policy completion powershell", "for `$PROFILE`: policy completion powershell | Out-String | Invoke-Expression"),
            ],
            Exits = [(ExitCodes.Done, "written"), (ExitCodes.Usage, "wrong use")],
            Notes = ["The script asks the command itself on each Tab, so that it need not be written again when the command changes. Where the command has nothing to offer, files are offered."],
        };
        command.Add(shell);
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(shell)));
        return command;
    }

    private static int Run(CommandContext context, string shell)
    {
        if (CompletionScript.Of(shell) is not { } script)
        {
            return context.RefuseUse($"there is no completion for `{shell}`", $"there is one for {string.Join(", ", CompletionScript.Shells)}");
        }

        context.Out.Write(script);
        return ExitCodes.Done;
    }
}
