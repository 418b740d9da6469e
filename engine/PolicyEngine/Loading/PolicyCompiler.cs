using System.Runtime.CompilerServices;
using PolicyEngine.Analysis;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Emission;
using PolicyEngine.Language;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine;

/// <summary>The street from syntax to a loaded set, in one place. Policies need nothing of each other, so each that stands as it is written is compiled by itself: side by side, and only where nobody has kept it.</summary>
internal static class PolicyCompiler
{
    /// <summary>Loads policies as they are written.</summary>
    public static LoadResult Load(PolicyFolderResult folder, LoadOptions options, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var advising = options.Advise ? new AdviceOptions(CheckSettings.Read(folder.Settings, diagnostics)) { Today = options.Today, Papers = options.Papers } : null;
        var shelf = new PolicyShelf(options, advising);
        var keys = folder.Policies.Select(PolicyKey.Of).ToArray();
        var made = folder.Policies.Select((policy, place) => shelf.Find(policy, keys[place])).ToArray();
        var missing = Enumerable.Range(0, made.Length).Where(place => made[place] is null).OrderByDescending(place => folder.Policies[place].File.Text.Length).ToArray();
        if (missing.Length > 0)
        {
            Compile(missing.Length, piece => made[missing[piece]] = Compile([folder.Policies[missing[piece]]], advising, cancellation));
        }

        cancellation.ThrowIfCancellationRequested();
        foreach (var place in missing)
        {
            shelf.Keep(folder.Policies[place], keys[place], made[place]!);
        }

        if (shelf.Trouble is { } trouble)
        {
            diagnostics.Add(DoorDiagnostics.CacheNotUsed, new SourceFile(options.CacheFolder!, "").Span(0, 0), options.CacheFolder!, trouble);
        }

        return Result(folder, made!, diagnostics);
    }

    /// <summary>Loads policies with pieces exchanged: all in one compilation, since they are many and much alike, and nothing is kept of them.</summary>
    public static LoadResult LoadExchanged(IReadOnlyList<PolicySyntax> policies, CancellationToken cancellation)
    {
        MadePolicies? made = null;
        Compile(1, _ => made = Compile(policies, null, cancellation));
        cancellation.ThrowIfCancellationRequested();
        return Result(new PolicyFolderResult([.. policies], [], [], []), [made!], new DiagnosticBag());
    }

    private static LoadResult Result(PolicyFolderResult folder, IReadOnlyList<MadePolicies> made, DiagnosticBag diagnostics)
    {
        var policies = folder.Policies;
        diagnostics.AddRange(folder.Diagnostics);
        var compiled = made.SelectMany(one => one.Policies).ToArray();
        var sound = compiled.Length == 0 ? null : new PolicySet([.. compiled]);
        var advice = new AdviceReport([.. made.SelectMany(one => one.Advice.Findings)], [.. made.SelectMany(one => one.Advice.Accepted)], [.. made.SelectMany(one => one.Advice.Undecided)]);
        diagnostics.AddRange(made.SelectMany(one => one.Said));
        diagnostics.AddRange(advice.Findings);
        var unread = policies.Where(policy => sound?.Find(policy.Id.Value) is null).Select(policy => new UnreadPolicy(policy.Id.Value, policy.OverrideFile ?? policy.File, UnreadReason.Errors));
        return new LoadResult(folder.HasErrors || policies.IsEmpty || compiled.Length != policies.Length ? null : sound, diagnostics.Sorted(), folder.Cases, policies)
        {
            Sound = sound,
            Unread = [.. folder.Unread, .. unread],
            Advice = advice,
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Compile(int count, Action<int> work) => SideBySide.Run(count, work);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MadePolicies Compile(IReadOnlyList<PolicySyntax> policies, AdviceOptions? advised, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        cancellation.ThrowIfCancellationRequested();
        try
        {
            var bound = PolicyBinder.Bind(policies, diagnostics);
            cancellation.ThrowIfCancellationRequested();
            var checkedSet = bound is null ? null : PolicyAnalyzer.Analyze(bound, diagnostics);
            cancellation.ThrowIfCancellationRequested();
            if (checkedSet is null || PolicyEmitter.Emit(checkedSet, diagnostics) is not { } image)
            {
                return MadePolicies.None(diagnostics);
            }

            var compiled = PolicyImageLoader.Load(image);
            return new MadePolicies(compiled, image, [.. diagnostics], advised is null ? AdviceReport.Empty : PolicyAdviser.Advise(checkedSet, compiled, advised, cancellation));
        }
#pragma warning disable CA1031 // Whatever breaks in the compiler is a fault of the engine, said as one; the set in use keeps serving.
        catch (Exception exception) when (exception is not OperationCanceledException and not OutOfMemoryException)
#pragma warning restore CA1031
        {
            diagnostics.Add(DoorDiagnostics.EngineFailed, policies[0].Id.Span, exception.Message);
            return MadePolicies.None(diagnostics);
        }
    }
}
