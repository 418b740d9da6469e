using System.CommandLine;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Repl.Running;

/// <summary>Options that take one of a few words.</summary>
internal static class OneOf
{
    /// <summary>Makes the option; the first word is the default.</summary>
    public static Option<string> Option(string name, string description, params string[] words)
    {
        var option = new Option<string>(name) { HelpName = string.Join('|', words), Description = $"{description} Default: {words[0]}.", DefaultValueFactory = _ => words[0] };
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var given }] && !words.Contains(given, StringComparer.Ordinal))
            {
                var hint = NearestName.Hint(given, words);
                result.AddError($"`{name}` is one of {string.Join(", ", words)}, not `{given}`{(hint.Length > 0 ? "; " + hint : "")}");
            }
        });
        return option;
    }
}
