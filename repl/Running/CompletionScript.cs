namespace PolicyEngine.Repl.Running;

/// <summary>Scripts that let a shell ask the command what could follow. The line goes without the command's own name, which may be an alias.</summary>
internal static class CompletionScript
{
    private static readonly OrderedDictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # Completion of `policy` for bash.
            _policy_complete() {
              local typed="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}" offered
              typed="${typed#"${COMP_WORDS[0]}"}"
              COMPREPLY=()
              while IFS= read -r offered; do
                if [[ -n "$offered" && "$offered" == "$word"* ]]; then COMPREPLY+=("$offered"); fi
              done < <("${COMP_WORDS[0]}" '[suggest]' "$typed" 2>/dev/null)
            }
            complete -o bashdefault -o default -F _policy_complete policy

            """,
        ["zsh"] = """
            # Completion of `policy` for zsh.
            _policy_complete() {
              local -a offered
              offered=("${(@f)$(${words[1]} '[suggest]' "${LBUFFER#${words[1]}}" 2>/dev/null)}")
              offered=(${offered:#})
              if (( ${#offered} )); then compadd -- "${offered[@]}"; else _files; fi
            }
            compdef _policy_complete policy

            """,
        ["fish"] = """
            # Completion of `policy` for fish.
            function __policy_complete
              set -l typed (commandline --cut-at-cursor)
              policy '[suggest]' (string replace --regex '^\s*\S+' '' -- "$typed") 2>/dev/null
            end
            complete --command policy --arguments '(__policy_complete)'

            """,
        ["powershell"] = """
            # Completion of `policy` for PowerShell.
            Register-ArgumentCompleter -Native -CommandName policy -ScriptBlock {
              param($word, $line, $cursor)
              $name = $line.CommandElements[0].Extent.Text
              $typed = $line.Extent.Text.PadRight($cursor).Substring(0, $cursor).Substring($name.Length)
              & $name '[suggest]' "$typed" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
              }
            }

            """,
    };

    /// <summary>The shells that there is a script for.</summary>
    public static IReadOnlyList<string> Shells { get; } = [.. Scripts.Keys];

    /// <summary>The script of a shell; <see langword="null"/> when there is none.</summary>
    public static string? Of(string shell) => Scripts.GetValueOrDefault(shell)?.ReplaceLineEndings("\n");
}
