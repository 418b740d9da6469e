using System.CommandLine;
using PolicyEngine.Diagnostics;
using PolicyEngine.Testing;

namespace PolicyEngine.Repl.Testing;

/// <summary>What the commands about cases have in common: which policies, which cases, and whether a build server is asking.</summary>
internal static class CaseOptions
{
    /// <summary>The paths.</summary>
    public static Argument<string[]> Paths() => new("PATH")
    {
        Description = "Folders of policies, or policy folders. Default: `rules` if it exists, otherwise this folder.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>One policy only.</summary>
    /// <param name="verb">What the command does, as a first word.</param>
    public static Option<string?> Pack(string verb) => new("--pack") { HelpName = "ID", Description = $"{verb} this policy only; a locality's is POLICY@LOCALITY." };

    /// <summary>One case only.</summary>
    /// <param name="verb">What the command does, as a first word.</param>
    public static Option<string?> Case(string verb) => new("--case") { HelpName = "ID", Description = $"{verb} this case only." };

    /// <summary>Whether a build server runs the command, where nothing may be written or approved.</summary>
    public static bool IsBuildServer(CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Environment("CI") is { } value && (value == "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Loads the policies with their cases. Says what is wrong when it cannot, or when no policy or case has the name that was given.</summary>
    /// <param name="context">The world.</param>
    /// <param name="paths">The paths as given.</param>
    /// <param name="filter">The policy and case that are meant.</param>
    /// <param name="exitCode"><see cref="ExitCodes.Done"/>, or why it failed.</param>
    public static IReadOnlyList<CaseSuite>? Load(CommandContext context, IReadOnlyList<string> paths, CaseFilter filter, out int exitCode)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(filter);
        if (context.LoadPolicies(PackPaths.Of(context, paths), set => filter.Pack is { } asked ? set.Find(asked) : null, out exitCode) is not { } loaded)
        {
            return null;
        }

        var suites = CaseSuite.Of(loaded);
        if (filter.Pack is { } pack && !suites.Any(suite => suite.Policy.Id == pack))
        {
            exitCode = context.RefuseUse($"there is no policy `{pack}` here", NameLists.Help(pack, [.. suites.Select(suite => suite.Policy.Id)], "policies"));
            return null;
        }

        if (filter.Case is { } wanted && !suites.Any(filter.Takes))
        {
            var known = suites.Where(suite => filter.Pack is null || suite.Policy.Id == filter.Pack).SelectMany(suite => suite.Cases).Select(testCase => testCase.Id.Value);
            var hint = NearestName.Hint(wanted, known);
            exitCode = context.RefuseUse($"there is no case `{wanted}` here", hint.Length > 0 ? hint : "leave `--case` out to take all cases");
            return null;
        }

        return suites;
    }
}
