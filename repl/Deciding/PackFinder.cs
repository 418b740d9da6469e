using System.CommandLine;
using System.CommandLine.Completions;
using PolicyEngine.Workbench.Loading;

namespace PolicyEngine.Repl.Deciding;

/// <summary>The one policy that a command line means: its argument and options, and what is said when there is none.</summary>
internal static class PackFinder
{
    /// <summary>The argument PACK, which shells complete with the packs of the usual folder.</summary>
    /// <param name="context">The context.</param>
    /// <param name="description">What it is for.</param>
    public static Argument<string> PackArgument(CommandContext context, string description)
    {
        var pack = new Argument<string>("PACK") { Description = description };
        pack.CompletionSources.Add(_ => Shelf(context).Select(name => new CompletionItem(name)));
        return pack;
    }

    /// <summary>The option <c>--rules FOLDER</c>.</summary>
    public static Option<string[]> RulesOption() =>
        new("--rules") { HelpName = "FOLDER", Description = "Where policies are looked for. Repeat it for more. Default: `rules` if it exists, otherwise this folder.", Arity = ArgumentArity.OneOrMore };

    /// <summary>The option <c>--override ID</c>.</summary>
    public static Option<string?> OverrideOption() => new("--override") { HelpName = "LOCALITY", Description = "A locality whose override to use, like `PACK@LOCALITY`." };

    /// <summary>A pack with its locality.</summary>
    public static string IdOf(string pack, string? locality) => PolicyFinder.IdOf(pack, locality);

    /// <summary>Finds the policy, from the disk cache when it is there. What is wrong has been said when there is none.</summary>
    /// <param name="context">The context.</param>
    /// <param name="pack">An id, a folder or a file, perhaps with <c>@locality</c>.</param>
    /// <param name="rules">Where to look; none for the default.</param>
    /// <param name="exitCode">Why there is none.</param>
    public static Policy? Find(CommandContext context, string pack, IReadOnlyList<string> rules, out int exitCode) =>
        context.Said(PolicyFinder.Find(context.Workspace, pack, rules, context.Cancellation), out exitCode);

    /// <summary>Finds the policy together with everything that was read for it: as written, and its cases.</summary>
    public static FoundPolicy? FindWithSource(CommandContext context, string pack, IReadOnlyList<string> rules, out int exitCode) =>
        context.Said(PolicyFinder.FindWithSource(context.Workspace, pack, rules, context.Cancellation), out exitCode);

    // By name alone: nothing is read while somebody types.
    private static IEnumerable<string> Shelf(CommandContext context)
    {
        var folder = context.FullPath(context.DefaultPath);
        return Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Where(pack => File.Exists(Path.Combine(pack, "policy.yaml"))).Select(pack => Path.GetFileName(pack)).Order(StringComparer.Ordinal)
            : [];
    }
}
