using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PolicyEngine.Analysis;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Emission;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Runtime;

namespace PolicyEngine;

/// <summary>The street from syntax to a loaded set, in one place.</summary>
internal static class PolicyCompiler
{
    public static LoadResult Load(PolicyFolderResult folder, LoadOptions? options, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(folder.Diagnostics);
        var hasErrors = diagnostics.HasErrors;
        var policies = folder.Policies;
        if (policies.IsEmpty)
        {
            return new LoadResult(null, diagnostics.Sorted(), folder.Cases, policies) { Unread = folder.Unread };
        }

        cancellation.ThrowIfCancellationRequested();
        var cache = options is { CacheFolder: { } place, Advise: false } ? new PolicyImageCache(place) : null;
        if (cache?.Trouble is { } trouble)
        {
            diagnostics.Add(DoorDiagnostics.CacheNotUsed, new SourceFile(options!.CacheFolder!, "").Span(0, 0), options.CacheFolder!, trouble);
        }

        var key = cache is null ? "" : KeyOf(policies);
        var known = cache?.Find(key);
        var work = known is null ? Work(policies, options is { Advise: true } ? new Advising(CheckSettings.Read(folder.Settings, diagnostics), options.Today) : null, diagnostics, cancellation) : new CompiledWork(known, PolicyImageLoader.Load(known), AdviceReport.Empty);
        if (known is null && work is { Image: { } made } && made.Policies.Length == policies.Length)
        {
            cache?.Keep(key, made);
        }

        cancellation.ThrowIfCancellationRequested();
        var sound = work is null ? null : new PolicySet(work.Policies);
        diagnostics.AddRange(work?.Advice.Findings ?? []);
        var unread = policies.Where(policy => sound?.Find(policy.Id.Value) is null).Select(policy => new UnreadPolicy(policy.Id.Value, policy.OverrideFile ?? policy.File, UnreadReason.Errors));
        return new LoadResult(hasErrors || sound?.Policies.Count != policies.Length ? null : sound, diagnostics.Sorted(), folder.Cases, policies)
        {
            Sound = sound,
            Unread = [.. folder.Unread, .. unread],
            Advice = work?.Advice ?? AdviceReport.Empty,
        };
    }

    public static void KeepFingerprint(string cacheFolder, string? fingerprint, IReadOnlyList<PolicySyntax> policies)
    {
        if (fingerprint is not null)
        {
            new PolicyImageCache(cacheFolder).KeepAlias(fingerprint, KeyOf(policies));
        }
    }

    private static string KeyOf(IEnumerable<PolicySyntax> policies) =>
        PolicyImageCache.KeyOf(string.Join('\n', policies.Select(policy => $"{policy.Id.Value} {policy.ContentHash} {string.Join(' ', policy.SharedFiles.Prepend(policy.File).Select(file => file.Path))}").Order(StringComparer.Ordinal)));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CompiledWork? Work(IReadOnlyList<PolicySyntax> policies, Advising? advised, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        CompiledWork? work = null;
        DeepStack.Run(() => work = Compile(policies, advised, diagnostics, cancellation));
        return work;
    }

    private static CompiledWork? Compile(IReadOnlyList<PolicySyntax> policies, Advising? advised, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        try
        {
            var bound = PolicyBinder.Bind(policies, diagnostics);
            cancellation.ThrowIfCancellationRequested();
            var checkedSet = bound is null ? null : PolicyAnalyzer.Analyze(bound, diagnostics);
            cancellation.ThrowIfCancellationRequested();
            if (checkedSet is null || PolicyEmitter.Emit(checkedSet, diagnostics) is not { } image)
            {
                return null;
            }

            var compiled = PolicyImageLoader.Load(image);
            return new CompiledWork(image, compiled, advised is null ? AdviceReport.Empty : PolicyAdviser.Advise(checkedSet, compiled, advised.Severities, advised.Today, cancellation));
        }
#pragma warning disable CA1031 // Whatever breaks in the compiler is a fault of the engine, said as one; the set in use keeps serving.
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
#pragma warning restore CA1031
        {
            diagnostics.Add(DoorDiagnostics.EngineFailed, policies[0].Id.Span, exception.Message);
            return null;
        }
    }

    // How the policies are looked at.
    private sealed record Advising(SeverityRules Severities, DateOnly? Today);

    // What came of the stages behind the syntax.
    private sealed record CompiledWork(PolicyImage Image, ImmutableArray<CompiledPolicy> Policies, AdviceReport Advice);
}
