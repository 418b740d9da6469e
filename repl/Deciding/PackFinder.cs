using System.CommandLine;
using System.CommandLine.Completions;
using System.Runtime.CompilerServices;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Repl.Deciding;

/// <summary>Finds the one policy that a command line means, from the disk cache when it is there.</summary>
internal static class PackFinder
{
    private const char Locality = '@';

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
    public static string IdOf(string pack, string? locality) => locality is null ? pack : $"{pack}{Locality}{locality}";

    /// <summary>Finds the policy, from the disk cache when it is there. What is wrong has been said when there is none.</summary>
    /// <param name="context">The context.</param>
    /// <param name="pack">An id, a folder or a file, perhaps with <c>@locality</c>.</param>
    /// <param name="rules">Where to look; none for the default.</param>
    /// <param name="exitCode">Why there is none.</param>
    public static Policy? Find(CommandContext context, string pack, IReadOnlyList<string> rules, out int exitCode)
    {
        PolicySet? Load(IReadOnlyList<string> paths, Func<PolicySet, Policy?> choose, out int exit)
        {
            exit = ExitCodes.Done;
            return PolicyLoader.LoadWarm(paths, context.LoadOptions) ?? new Cold(context).Load(paths, choose, out exit);
        }

        return new Search(context, Load).Find(pack, rules, out exitCode);
    }

    /// <summary>Finds the policy in what the caller loads.</summary>
    /// <param name="context">The context.</param>
    /// <param name="pack">An id, a folder or a file, perhaps with <c>@locality</c>.</param>
    /// <param name="rules">Where to look; none for the default.</param>
    /// <param name="load">Loads paths.</param>
    /// <param name="exitCode">Why there is none.</param>
    public static Policy? Find(CommandContext context, string pack, IReadOnlyList<string> rules, SetLoader load, out int exitCode) => new Search(context, load).Find(pack, rules, out exitCode);

    /// <summary>Finds the policy together with everything that was read for it: as written, and its cases.</summary>
    public static (Policy Policy, LoadResult Loaded)? FindWithSource(CommandContext context, string pack, IReadOnlyList<string> rules, out int exitCode)
    {
        var cold = new Cold(context);
        return new Search(context, cold.Load).Find(pack, rules, out exitCode) is { } policy && cold.Loaded is { } loaded ? (policy, loaded) : null;
    }

    // By name alone: nothing is read while somebody types.
    private static IEnumerable<string> Shelf(CommandContext context)
    {
        var folder = context.FullPath(context.DefaultPath);
        return Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Where(pack => File.Exists(Path.Combine(pack, "policy.yaml"))).Select(pack => Path.GetFileName(pack)).Order(StringComparer.Ordinal)
            : [];
    }

    private static bool IsPath(CommandContext context, string name)
    {
        var full = context.FullPath(name);
        return File.Exists(full) || name.Contains('/', StringComparison.Ordinal) || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || name is "." or ".." ||
            File.Exists(Path.Combine(full, "policy.yaml"));
    }

    private static (string Name, string Locality) Split(string pack) => pack.LastIndexOf(Locality) is > 0 and var at ? (pack[..at], pack[(at + 1)..]) : (pack, "");

    private static string Names(IEnumerable<Policy> policies) => string.Join(", ", policies.Select(policy => policy.Id));

    private sealed class Cold(CommandContext context)
    {
        public LoadResult? Loaded { get; private set; }

        // Apart, so that a warm start loads no compiler.
        [MethodImpl(MethodImplOptions.NoInlining)]
        public PolicySet? Load(IReadOnlyList<string> paths, Func<PolicySet, Policy?> choose, out int exitCode)
        {
            Loaded = PolicyPaths.Load(context, paths, choose, out exitCode);
            return Loaded?.Set;
        }
    }

    private sealed class Search(CommandContext context, SetLoader load)
    {
        public Policy? Find(string pack, IReadOnlyList<string> rules, out int exitCode)
        {
            exitCode = ExitCodes.Usage;
            var (name, locality) = Split(pack);
            if (IsPath(context, name))
            {
                return PolicyPaths.Resolve(context, [name, .. rules]) is { } below ? FindBelow(below, name, locality, out exitCode) : null;
            }

            if (PolicyPaths.Resolve(context, rules) is not { } folders)
            {
                return null;
            }

            // One pack compiles faster than a library, and a neighbour's mistake is not this policy's.
            foreach (var own in locality.Length > 0 ? [] : folders.Select(folder => $"{folder.TrimEnd('/')}/{name}").Where(own => File.Exists(context.FullPath(own + "/policy.yaml"))))
            {
                var set = load([own], all => all.Find(name), out exitCode);
                if (exitCode != ExitCodes.Done || set?.Find(name) is not null)
                {
                    return set?.Find(name);
                }
            }

            var all = load(folders, set => set.Find(pack), out exitCode);
            return exitCode == ExitCodes.Done ? all?.Find(pack) ?? Missing(pack, folders, all, out exitCode) : null;
        }

        private Policy? FindBelow(IReadOnlyList<string> paths, string name, string locality, out int exitCode)
        {
            var set = load(paths, all => Chosen(all, name, locality), out exitCode);
            if (exitCode != ExitCodes.Done || (set is not null && Chosen(set, name, locality) is not null))
            {
                return set is null ? null : Chosen(set, name, locality);
            }

            var policies = set?.Policies ?? [];
            var fitting = policies.Where(policy => Split(policy.Id).Locality == locality).ToList();
            var place = context.ShownPath(paths[0]);
            exitCode = fitting.Count > 1
                ? context.RefuseUse($"`{place}` holds several policies", $"name one of them ({Names(fitting)}), and where they are with --rules {place}")
                : context.RefuseUse($"`{place}` holds no override `{locality}`", policies.Count > 0 ? $"it holds {Names(policies)}" : "an override is a file that ends in `.yaml` and starts with `override:`");
            return null;
        }

        // The pack that lies there: beside it others may be found when --rules names their folder too, and one that has errors is not answered for by a neighbour.
        private Policy? Chosen(PolicySet set, string name, string locality)
        {
            var there = Path.TrimEndingDirectorySeparator(context.FullPath(name));
            var fitting = set.Policies.Where(policy => Split(policy.Id).Locality == locality && LiesIn(policy, there)).ToList();
            return fitting is [var only] ? only : fitting.FirstOrDefault(policy => Split(policy.Id).Name == Path.GetFileName(there));
        }

        private bool LiesIn(Policy policy, string there) => policy.Model.Location is { } place && context.FullPath(place.File) is var file
            && (file == there || file.StartsWith(Path.TrimEndingDirectorySeparator(there) + Path.DirectorySeparatorChar, StringComparison.Ordinal));

        private Policy? Missing(string pack, IReadOnlyList<string> folders, PolicySet? set, out int exitCode)
        {
            var policies = set?.Policies ?? [];
            var hint = NearestName.Hint(pack, policies.Select(policy => policy.Id));
            var where = string.Join("` or `", folders.Select(context.ShownPath));
            exitCode = context.RefuseUse($"there is no policy `{pack}` in `{where}`", hint.Length > 0 ? hint : $"the policies are {Names(policies)}");
            return null;
        }
    }
}
