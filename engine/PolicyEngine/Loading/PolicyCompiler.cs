using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using PolicyEngine.Analysis;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Emission;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine;

/// <summary>The street from syntax to a loaded set, in one place.</summary>
internal static class PolicyCompiler
{
    // Deep trees are refused long before, but a compiler's recursion gets room all the same.
    private const int StackSize = 16 * 1024 * 1024;

    public static LoadResult Load(PolicyFolderResult folder, LoadOptions? options, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(folder.Diagnostics);
        var policies = folder.Policies;
        if (policies.IsEmpty)
        {
            return new LoadResult(null, diagnostics.Sorted(), folder.Cases, policies);
        }

        cancellation.ThrowIfCancellationRequested();
        var cache = options?.CacheFolder is { } place && !diagnostics.HasErrors ? new PolicyImageCache(place) : null;
        var key = cache is null ? "" : KeyOf(policies);
        var image = cache?.Find(key);
        if (image is null)
        {
            image = OnDeepStack(() => Compile(policies, diagnostics, cancellation));
            if (image is not null)
            {
                cache?.Keep(key, image);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        var set = image is null || diagnostics.HasErrors ? null : new PolicySet(PolicyImageLoader.Load(image));
        return new LoadResult(set, diagnostics.Sorted(), folder.Cases, policies);
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
    private static PolicyImage? Compile(IReadOnlyList<PolicySyntax> policies, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        try
        {
            var hadErrors = diagnostics.HasErrors;
            var bound = PolicyBinder.Bind(policies, diagnostics);
            cancellation.ThrowIfCancellationRequested();
            var checkedSet = bound is null ? null : PolicyAnalyzer.Analyze(bound, diagnostics);
            cancellation.ThrowIfCancellationRequested();
            return checkedSet is null || hadErrors ? null : PolicyEmitter.Emit(checkedSet, diagnostics);
        }
#pragma warning disable CA1031 // Whatever breaks in the compiler is a fault of the engine, said as one; the set in use keeps serving.
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
#pragma warning restore CA1031
        {
            diagnostics.Add(DoorDiagnostics.EngineFailed, policies[0].Id.Span, exception.Message);
            return null;
        }
    }

    private static PolicyImage? OnDeepStack(Func<PolicyImage?> work)
    {
        PolicyImage? image = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    image = work();
                }
#pragma warning disable CA1031 // Carried over to the caller's thread.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return image;
    }
}
