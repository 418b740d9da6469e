using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Typed;

namespace PolicyEngine;

/// <summary>
/// The policies that a service decides with. Reading <see cref="Current"/> gives a whole set; a reload puts a new whole set in its place or, when anything is wrong, changes nothing. Work under way goes on with
/// the set it started with, which unloads when the last of it ends. Safe for any number of threads.
/// </summary>
public sealed class PolicyLibrary : IDisposable
{
    private readonly IReadOnlyList<string> paths;
    private readonly Func<PolicySet, bool> suffices;
    private readonly LoadOptions options;
    private readonly ILogger log;
    private readonly TimeProvider clock;
    private readonly Lock reloading = new();
    private readonly List<IFollower> followers = [];
    private readonly PolicyWatch? watch;
    private LoadedPolicies current;
    private PolicyLibraryStatus status;

    /// <summary>Loads the policies.</summary>
    /// <param name="options">Where they are.</param>
    /// <param name="log">Is told of loads, reloads and decisions; by default nobody is.</param>
    /// <param name="clock">Says when something was loaded; by default the system's.</param>
    /// <exception cref="ArgumentException">No path is given, a path does not exist, or another option is out of its range.</exception>
    /// <exception cref="PoliciesRefusedException">A policy is wrong; the diagnostics say where.</exception>
    public PolicyLibrary(PolicyEngineOptions options, ILogger<PolicyLibrary>? log = null, TimeProvider? clock = null)
        : this(options, _ => false, log, clock)
    {
    }

    /// <summary>Loads the policies, for somebody who asks for one of them.</summary>
    /// <param name="options">Where they are.</param>
    /// <param name="suffices">Whether the policies without an error are all that is asked for, where others have errors.</param>
    /// <param name="log">Is told of loads, reloads and decisions; by default nobody is.</param>
    /// <param name="clock">Says when something was loaded; by default the system's.</param>
    public PolicyLibrary(PolicyEngineOptions options, Func<PolicySet, bool> suffices, ILogger<PolicyLibrary>? log = null, TimeProvider? clock = null)
    {
        this.suffices = suffices;
        ArgumentNullException.ThrowIfNull(options);
        if (PolicyEngineOptionsCheck.ProblemsOf(options) is [_, ..] problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        paths = [.. options.Paths];
        this.log = log ?? (ILogger)NullLogger.Instance;
        this.clock = clock ?? TimeProvider.System;
        this.options = new LoadOptions { CacheFolder = options.CacheFolder, Memory = new LoadMemory() };
        var (loaded, milliseconds) = LoadFirst();
        current = Watched(loaded);
        status = new PolicyLibraryStatus(this.clock.GetUtcNow(), this.clock.GetUtcNow(), []);
        PolicyLog.Loaded(this.log, loaded.Set.Policies.Count, milliseconds);
        watch = options.Watch ? new PolicyWatch(paths, options.Quiet, ReloadQuietly) : null;
    }

    /// <summary>Raised after each reload, whether it brought a new set or not, on the thread that reloaded.</summary>
    public event EventHandler<PoliciesReloadedEventArgs>? Reloaded;

    /// <summary>The policies in use.</summary>
    public PolicySet Current => Volatile.Read(ref current).Set;

    /// <summary>How the library stands: since when the policies are in use, and what the last try to load others found.</summary>
    public PolicyLibraryStatus Status => Volatile.Read(ref status);

    /// <summary>The policies in use as they are written, each with the hash of its texts. After a warm start, which reads no text, they are loaded once more.</summary>
    /// <exception cref="PoliciesRefusedException">The files have changed since, and what is there now is wrong.</exception>
    public IReadOnlyList<PolicySyntax> Written => CurrentWithTexts.Syntax ?? [];

    /// <summary>The policies in use with their texts. After a warm start, which reads no text, they are loaded once more.</summary>
    /// <exception cref="PoliciesRefusedException">The files have changed since, and what is there now is wrong. They are not read again before the next reload.</exception>
    internal LoadedPolicies CurrentWithTexts
    {
        get
        {
            if (Volatile.Read(ref current) is { Syntax: not null } known)
            {
                return known;
            }

            if (Status is { IsUpToDate: false } stuck)
            {
                throw new PoliciesRefusedException(stuck.Refusals);
            }

            var result = Reload();
            return Volatile.Read(ref current) is { Syntax: not null } read ? read : throw new PoliciesRefusedException(result.Diagnostics);
        }
    }

    /// <summary>
    /// The plain form of a policy of this library for typed objects. It follows the library: after a reload it decides by the new version. Bind once and keep it. A reload after which the policy would not fit the types
    /// any more is refused as a whole.
    /// </summary>
    /// <typeparam name="TFacts">A record, class or struct with a property for every fact that always applies.</typeparam>
    /// <typeparam name="TResult">A record, class or struct with a property <c>Outcome</c> and properties named as parts and outputs; those that may not apply are nullable.</typeparam>
    /// <param name="policyId">The policy's id.</param>
    /// <exception cref="KeyNotFoundException">There is no such policy.</exception>
    /// <exception cref="ArgumentException">A property does not fit the policy; the message names it.</exception>
    public LibraryDecider<TFacts, TResult> Bind<TFacts, TResult>(string policyId)
        where TFacts : notnull
    {
        lock (reloading)
        {
            if (followers.OfType<LibraryDecider<TFacts, TResult>>().FirstOrDefault(decider => decider.PolicyId == policyId) is { } known)
            {
                return known;
            }

            var made = new LibraryDecider<TFacts, TResult>(Current[policyId]);
            followers.Add(made);
            return made;
        }
    }

    /// <summary>Loads the files again. With an error, or when it is cancelled, the set in use stays.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing has changed.</exception>
    public LoadResult Reload(CancellationToken cancellation = default)
    {
        LoadResult result;
        lock (reloading)
        {
            using var activity = PolicyTelemetry.Source.StartActivity("policies.reload");
            var begun = Stopwatch.GetTimestamp();
            result = Load(cancellation);
            cancellation.ThrowIfCancellationRequested();
            result = Follow(result);
            Took(begun, result.Succeeded, activity);
            if (result.Set is { } set)
            {
                PolicyLog.Reloaded(log, set.Policies.Count, Milliseconds(begun));
            }
            else
            {
                Refuse(result);
            }
        }

        Reloaded?.Invoke(this, new PoliciesReloadedEventArgs(result));
        return result;
    }

    /// <summary>Stops watching. Policies and decisions that are held go on working.</summary>
    public void Dispose() => watch?.Dispose();

    internal static string InOneLine(PolicyDiagnostic diagnostic) => $"{diagnostic.Location}: {diagnostic.Id} {diagnostic.Message}";

    private static long Milliseconds(long begun) => (long)Stopwatch.GetElapsedTime(begun).TotalMilliseconds;

    private static void Took(long begun, bool succeeded, Activity? activity)
    {
        var outcome = new KeyValuePair<string, object?>("policyengine.result", succeeded ? "loaded" : "refused");
        PolicyTelemetry.Loads.Add(1, outcome);
        PolicyTelemetry.LoadTime.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, outcome);
        activity?.SetStatus(succeeded ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
    }

    private (LoadedPolicies Loaded, long Milliseconds) LoadFirst()
    {
        using var activity = PolicyTelemetry.Source.StartActivity("policies.load");
        var begun = Stopwatch.GetTimestamp();
        if (PolicyLoader.LoadWarm(paths, options) is { } warm)
        {
            Took(begun, succeeded: true, activity);
            return (new LoadedPolicies(warm, null), Milliseconds(begun));
        }

        var result = Load(default);
        Took(begun, result.Succeeded, activity);
        var set = result.Set ?? throw new PoliciesRefusedException(result.Diagnostics);
        return (new LoadedPolicies(set, result.Syntax), Milliseconds(begun));
    }

    private LoadResult Load(CancellationToken cancellation)
    {
        var result = PolicyLoader.Load(paths, options, cancellation);
        return result is { Set: null, Sound: { } sound } && suffices(sound) ? result with { Set = sound } : result;
    }

    private LoadedPolicies Watched(LoadedPolicies loaded)
    {
        loaded.Set.Log = log;
        return loaded;
    }

    // All that follow get the new set, or none does.
    private LoadResult Follow(LoadResult result)
    {
        if (result.Set is not { } set)
        {
            return result;
        }

        var steps = new List<Action>();
        var refused = new List<PolicyDiagnostic>();
        foreach (var follower in followers)
        {
            var (step, why) = follower.Prepare(set);
            if (step is not null)
            {
                steps.Add(step);
            }
            else
            {
                refused.Add(DoorDiagnostics.NoLongerFits.At(PlaceOf(follower.PolicyId, result), follower.PolicyId, why));
            }
        }

        if (refused.Count > 0)
        {
            return result with { Set = null, Diagnostics = [.. result.Diagnostics, .. refused] };
        }

        var now = clock.GetUtcNow();
        Volatile.Write(ref current, Watched(new LoadedPolicies(set, result.Syntax)));
        Volatile.Write(ref status, new PolicyLibraryStatus(now, now, []));
        steps.ForEach(step => step());
        return result;
    }

    private SourceSpan PlaceOf(string policyId, LoadResult result) =>
        result.Syntax.FirstOrDefault(policy => policy.Id.Value == policyId)?.Id.Span ?? new SourceFile(paths[0], "").Span(0, 0);

    private void Refuse(LoadResult result)
    {
        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToArray();
        var before = Status;
        Volatile.Write(ref status, before with { TriedAt = clock.GetUtcNow(), Refusals = errors });
        PolicyLog.ReloadRefused(log, errors.Length, before.LoadedAt, errors.Length > 0 ? InOneLine(errors[0]) : "no policy was found");
    }

    [SuppressMessage("Design", "CA1031", Justification = "a watcher's thread has nobody to tell but the log and the status; the set in use goes on serving, and the next change tries again")]
    private void ReloadQuietly()
    {
        try
        {
            Reload();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var broke = DoorDiagnostics.EngineFailed.At(new SourceFile(paths[0], "").Span(0, 0), exception.Message);
            var before = Status;
            Volatile.Write(ref status, before with { TriedAt = clock.GetUtcNow(), Refusals = [broke] });
            PolicyLog.ReloadBroke(log, before.LoadedAt, exception);
            Reloaded?.Invoke(this, new PoliciesReloadedEventArgs(new LoadResult(null, [broke], [], [])));
        }
    }
}
