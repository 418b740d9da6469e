using PolicyEngine.Cases.Storing;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Testing;
using PolicyEngine.Workbench.Loading;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>The policies of a session: the one in use, with its files, and those it could be changed for.</summary>
public sealed class SessionLibrary : IDisposable
{
    private readonly PolicyLibrary loaded;

    private SessionLibrary(PolicyLibrary library, IReadOnlyList<string> paths, string policyId)
    {
        loaded = library;
        Paths = paths;
        PolicyId = policyId;
        library.Reloaded += (_, reloaded) => Reloaded?.Invoke(this, reloaded);
    }

    /// <summary>Raised after each reload, on the thread that reloaded.</summary>
    public event EventHandler<PoliciesReloadedEventArgs>? Reloaded;

    /// <summary>What was loaded.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>The policy in use.</summary>
    public string PolicyId { get; }

    /// <summary>The policy in use; <see langword="null"/> when its files no longer hold it.</summary>
    public Policy? Policy => loaded.Current.Find(PolicyId);

    /// <summary>Finds a policy and loads what it is among.</summary>
    public static Result<SessionLibrary> Open(Workspace workspace, string pack, IReadOnlyList<string> rules, bool watches, CancellationToken cancellation)
    {
        PolicyLibrary? opened = null;
        IReadOnlyList<string> openedPaths = [];
        Result<PolicySet> Load(IReadOnlyList<string> paths, Func<PolicySet, Policy?> choose)
        {
            opened?.Dispose();
            opened = null;
            try
            {
                var options = new PolicyEngineOptions { CacheFolder = workspace.CacheFolder, Watch = watches };
                paths.ToList().ForEach(options.Paths.Add);
                (opened, openedPaths) = (new PolicyLibrary(options, set => choose(set) is not null), paths);
                return opened.Current;
            }
            catch (PoliciesRefusedException)
            {
                return PolicyPaths.Load(workspace, paths, choose, cancellation).TryGet(out var loaded, out var problem) && loaded.Set is { } set ? set : problem!;
            }
        }

        var isFound = new PolicyFinder(workspace, Load).Find(pack, rules).TryGet(out var policy, out var lost);
        if (isFound && opened is not null)
        {
            return new SessionLibrary(opened, openedPaths, policy!.Id);
        }

        opened?.Dispose();
        return lost ?? new Refusal($"`{pack}` cannot be loaded");
    }

    /// <summary>The policies below folders, by id, without compiling them, so that a neighbour's mistake hides nothing.</summary>
    public static IReadOnlyList<PolicySyntax> Shelf(Workspace workspace, IReadOnlyList<string> rules) =>
        PolicyPaths.Resolve(workspace, rules).TryGet(out var folders, out _)
            ? [.. folders.SelectMany(folder => PolicyFolder.Read(folder).Policies).DistinctBy(policy => policy.Id.Value).OrderBy(policy => policy.Id.Value, StringComparer.Ordinal)]
            : [];

    /// <summary>Loads the files again; with an error the policies in use stay.</summary>
    public LoadResult Reload(CancellationToken cancellation) => loaded.Reload(cancellation);

    /// <summary>The policy in use with its cases as they are on disk now; <see langword="null"/> while it has errors.</summary>
    public CaseSuite? Suite(Workspace workspace, CancellationToken cancellation) =>
        CaseSuite.Of(PolicyLoader.Load(Paths, workspace.LoadOptions, cancellation)).FirstOrDefault(suite => suite.Policy.Id == PolicyId);

    /// <summary>The policy versions for cases.</summary>
    public CasePolicies CasePolicies(ICaseStore store) => new(loaded, store);

    /// <summary>A policy as written, as it is on disk now; <see langword="null"/> when its files can't be read.</summary>
    public PolicySyntax? SyntaxOf(Policy policy) => PolicyFolder.Read(Paths[0]).Policies.FirstOrDefault(syntax => syntax.Id.Value == policy.Id);

    /// <inheritdoc/>
    public void Dispose() => loaded.Dispose();
}
