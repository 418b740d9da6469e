using System.CommandLine;

namespace PolicyEngine.Repl.Running;

/// <summary>How much of a decision is explained.</summary>
internal enum Explained
{
    /// <summary>Only the reasons.</summary>
    No,

    /// <summary>What it stands on.</summary>
    Grounds,

    /// <summary>Every step.</summary>
    All,

    /// <summary>What the person is told.</summary>
    Letter,
}

/// <summary>The option <c>--explain</c>, which may stand alone or be followed by <c>all</c> or <c>letter</c>.</summary>
internal static class ExplainOption
{
    private const string Name = "--explain";
    private const string Every = "all";
    private const string Letter = "letter";
    private const string Alone = "grounds";

    private static readonly string[] Words = [Every, Letter];

    /// <summary>Makes the option.</summary>
    public static Option<string?> Create()
    {
        var option = new Option<string?>(Name)
        {
            HelpName = "all|letter",
            Description = "Show what the decision stands on, every other rule in a line, and what would change it; `--explain all` shows every step, `--explain letter` what the person is told.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        option.CompletionSources.Add(Words);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not (Every or Letter or Alone) and var given }])
            {
                result.AddError($"`{Name}` stands alone or before `{Every}` or `{Letter}`, not before `{given}`");
            }
        });
        return option;
    }

    /// <summary>The option's value.</summary>
    public static Explained Of(ParseResult parsed, Option<string?> option) =>
        parsed.GetResult(option) is null ? Explained.No : parsed.GetValue(option) switch { Every => Explained.All, Letter => Explained.Letter, _ => Explained.Grounds };

    /// <summary>A command line on which the option takes nothing but its own word, so that it may stand before the pack.</summary>
    public static string[] Spelt(IReadOnlyList<string> arguments)
    {
        var spelt = new List<string>();
        for (var at = 0; at < arguments.Count; at++)
        {
            var isOption = arguments[at] == Name && arguments.Contains("decide");
            var word = isOption && at + 1 < arguments.Count && Words.Contains(arguments[at + 1]) ? arguments[at + 1] : null;
            spelt.Add(isOption ? $"{Name}={word ?? Alone}" : arguments[at]);
            at += word is null ? 0 : 1;
        }

        return [.. spelt];
    }
}
