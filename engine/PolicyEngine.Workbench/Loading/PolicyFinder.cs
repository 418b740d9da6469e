using System.Runtime.CompilerServices;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Workbench.Loading;

/// <summary>Loads paths as one set.</summary>
/// <param name="paths">The paths; at least one, and all there.</param>
/// <param name="choose">The policy that is asked for, of those without an error: where there is one, what is wrong with its neighbours is nobody's business.</param>
public delegate Result<PolicySet> SetLoader(IReadOnlyList<string> paths, Func<PolicySet, Policy?> choose);

/// <summary>A policy with everything that was read for it: as written, and its cases.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Loaded">What was read.</param>
public sealed record FoundPolicy(Policy Policy, LoadResult Loaded);

/// <summary>Finds the one policy that somebody means.</summary>
public sealed class PolicyFinder
{
    private const char Locality = '@';

    private readonly Workspace workspace;
    private readonly SetLoader load;

    /// <summary>Finds policies in what the caller loads.</summary>
    /// <param name="workspace">Where paths start.</param>
    /// <param name="load">Loads paths.</param>
    public PolicyFinder(Workspace workspace, SetLoader load) => (this.workspace, this.load) = (workspace, load);

    /// <summary>A pack with its locality.</summary>
    public static string IdOf(string pack, string? locality) => locality is null ? pack : $"{pack}{Locality}{locality}";

    /// <summary>Finds a policy, from the disk cache when it is there.</summary>
    /// <param name="workspace">Where paths start.</param>
    /// <param name="pack">An id, a folder or a file, perhaps with <c>@locality</c>.</param>
    /// <param name="rules">Where to look; none for the default.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Result<Policy> Find(Workspace workspace, string pack, IReadOnlyList<string> rules, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var cold = new Cold(workspace, cancellation);
        Result<PolicySet> Load(IReadOnlyList<string> paths, Func<PolicySet, Policy?> choose) =>
            PolicyLoader.LoadWarm(paths, workspace.LoadOptions) is { } warm ? warm : cold.Load(paths, choose);
        return new PolicyFinder(workspace, Load).Find(pack, rules);
    }

    /// <summary>Finds a policy together with everything that was read for it.</summary>
    /// <param name="workspace">Where paths start.</param>
    /// <param name="pack">An id, a folder or a file, perhaps with <c>@locality</c>.</param>
    /// <param name="rules">Where to look; none for the default.</param>
    /// <param name="cancellation">Gives up.</param>
    public static Result<FoundPolicy> FindWithSource(Workspace workspace, string pack, IReadOnlyList<string> rules, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var cold = new Cold(workspace, cancellation);
        return new PolicyFinder(workspace, cold.Load).Find(pack, rules).TryGet(out var policy, out var problem) ? new FoundPolicy(policy, cold.Loaded!) : problem;
    }

    /// <summary>Finds a policy.</summary>
    /// <param name="pack">An id, a folder or a file, perhaps with <c>@locality</c>.</param>
    /// <param name="rules">Where to look; none for the default.</param>
    public Result<Policy> Find(string pack, IReadOnlyList<string> rules)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(rules);
        var (name, locality) = Split(pack);
        if (IsPath(name))
        {
            return PolicyPaths.Resolve(workspace, [name, .. rules]).TryGet(out var below, out var nothing) ? FindBelow(below, name, locality) : nothing;
        }

        if (!PolicyPaths.Resolve(workspace, rules).TryGet(out var folders, out var lost))
        {
            return lost;
        }

        // One pack compiles faster than a library, and a neighbour's mistake is not this policy's.
        foreach (var own in locality.Length > 0 ? [] : folders.Select(folder => $"{folder.TrimEnd('/')}/{name}").Where(own => File.Exists(workspace.FullPath(own + "/policy.yaml"))))
        {
            if (!load([own], all => all.Find(name)).TryGet(out var set, out var broken))
            {
                return broken;
            }

            if (set.Find(name) is { } found)
            {
                return found;
            }
        }

        return !load(folders, set => set.Find(pack)).TryGet(out var every, out var wrong) ? wrong
            : every.Find(pack) is { } policy ? policy
            : Missing(pack, folders, every);
    }

    private static (string Name, string Locality) Split(string pack) => pack.LastIndexOf(Locality) is > 0 and var at ? (pack[..at], pack[(at + 1)..]) : (pack, "");

    private static string Names(IEnumerable<Policy> policies) => string.Join(", ", policies.Select(policy => policy.Id));

    private bool IsPath(string name)
    {
        var full = workspace.FullPath(name);
        return File.Exists(full) || name.Contains('/', StringComparison.Ordinal) || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || name is "." or ".." ||
            File.Exists(Path.Combine(full, "policy.yaml"));
    }

    private Result<Policy> FindBelow(IReadOnlyList<string> paths, string name, string locality)
    {
        if (!load(paths, all => Chosen(all, name, locality)).TryGet(out var set, out var broken))
        {
            return broken;
        }

        if (Chosen(set, name, locality) is { } chosen)
        {
            return chosen;
        }

        var fitting = set.Policies.Where(policy => Split(policy.Id).Locality == locality).ToList();
        var place = workspace.ShownPath(paths[0]);
        return fitting.Count > 1
            ? new Refusal($"`{place}` holds several policies", $"name one of them ({Names(fitting)}), and where they are with --rules {place}")
            : new Refusal($"`{place}` holds no override `{locality}`", set.Policies.Count > 0 ? $"it holds {Names(set.Policies)}" : "an override is a file that ends in `.yaml` and starts with `override:`");
    }

    // The pack that lies there: beside it others may be found when --rules names their folder too, and one that has errors is not answered for by a neighbour.
    private Policy? Chosen(PolicySet set, string name, string locality)
    {
        var there = Path.TrimEndingDirectorySeparator(workspace.FullPath(name));
        var fitting = set.Policies.Where(policy => Split(policy.Id).Locality == locality && LiesIn(policy, there)).ToList();
        return fitting is [var only] ? only : fitting.FirstOrDefault(policy => Split(policy.Id).Name == Path.GetFileName(there));
    }

    private bool LiesIn(Policy policy, string there)
    {
        if (policy.Model.Location is not { } place)
        {
            return false;
        }

        var file = workspace.FullPath(place.File);
        return file == there || file.StartsWith(Path.TrimEndingDirectorySeparator(there) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private Refusal Missing(string pack, IReadOnlyList<string> folders, PolicySet set)
    {
        var hint = NearestName.Hint(pack, set.Policies.Select(policy => policy.Id));
        var where = string.Join("` or `", folders.Select(workspace.ShownPath));
        return new Refusal($"there is no policy `{pack}` in `{where}`", hint.Length > 0 ? hint : $"the policies are {Names(set.Policies)}");
    }

    private sealed class Cold(Workspace workspace, CancellationToken cancellation)
    {
        public LoadResult? Loaded { get; private set; }

        // Apart, so that a warm start loads no compiler.
        [MethodImpl(MethodImplOptions.NoInlining)]
        public Result<PolicySet> Load(IReadOnlyList<string> paths, Func<PolicySet, Policy?> choose)
        {
            var result = PolicyPaths.Load(workspace, paths, choose, cancellation);
            Loaded = result.TryGet(out var loaded, out var problem) ? loaded : null;
            return Loaded?.Set is { } set ? set : problem!;
        }
    }
}
