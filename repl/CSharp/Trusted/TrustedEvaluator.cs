using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Expressions;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Expressions;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions;

namespace PolicyEngine.Repl.CSharp.Trusted;

/// <summary>
/// C# of a session that was started with <c>--trusted</c>: real submissions, one after the other, each seeing what those before it declared, besides the policy's names, <c>decision</c> and <c>policy</c>. Nothing
/// is kept out, and nothing that was compiled is ever unloaded. A submission runs on a thread of its own: when it is given up, the prompt comes back and the thread goes on, because nothing can end it.
/// </summary>
/// <param name="syntaxOf">A policy as written; <see langword="null"/> when its files can't be read any more.</param>
internal sealed class TrustedEvaluator(Func<Policy, PolicySyntax?> syntaxOf) : ICodeEvaluator
{
    private const string TrustedAssemblies = "TRUSTED_PLATFORM_ASSEMBLIES";

    private static readonly string[] Imports =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading.Tasks", "PolicyEngine", "PolicyEngine.Model", "PolicyEngine.Evaluation.Decisions", "PolicyEngine.Runtime.Functions.PolicyFunctions"];

    private static readonly Lazy<ScriptOptions> Options = new(() => ScriptOptions.Default
        .WithReferences(References())
        .WithImports(Imports)
        .WithAllowUnsafe(true));

    private readonly ScriptHost host = new();
    private ScriptState<object>? state;
    private readonly Lazy<SubmissionSurface> surface = new(() => new SubmissionSurface(References(), Imports));
    private readonly List<string> seen = [];
    private int shown;
    private string? hash;

    /// <inheritdoc/>
    public void Warm(Policy policy) => Task.Run(() => CSharpScript.EvaluateAsync<object>("0", Options.Value, new ScriptHost(), typeof(ScriptHost), CancellationToken.None));

    /// <inheritdoc/>
    public bool IsComplete(string text) => Completeness.IsWholeSubmission(text);

    /// <inheritdoc/>
    public ReplReply Evaluate(string text, Policy policy, Decision decision, CancellationToken cancellation)
    {
        var (value, refused) = Run(text, policy, decision, cancellation);
        return refused ?? (ResultText.Of(value) is { } shown ? new ReplReply.Shown(shown) : new ReplReply.Quiet());
    }

    /// <inheritdoc/>
    public string? ValueOf(string text, Policy policy, Decision decision, CancellationToken cancellation, out ReplReply.Refused? refused)
    {
        var (value, reply) = Run(text, policy, decision, cancellation);
        var canonical = reply is null ? ResultText.Canonical(value) : null;
        refused = canonical is not null ? null
            : reply switch
            {
                ReplReply.Refused problem => problem,
                ReplReply.Shown unknown => new ReplReply.Refused("", "") { Before = unknown.Page },
                _ => new ReplReply.Refused("this gives no value that a fact can hold", "a fact holds yes or no, a number, a date, a time, a text or an option"),
            };
        return canonical;
    }

    /// <inheritdoc/>
    public CompletionList Complete(string text, int caret, Policy policy, CancellationToken cancellation)
    {
        try
        {
            return Surface(policy) is { } ready ? SubmissionCompletion.Complete(ready, policy.Model, text, caret, cancellation) : CompletionList.Empty;
        }
        catch (OperationCanceledException)
        {
            return CompletionList.Empty;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<TextStretch> Classify(string text, Policy policy) => surface.IsValueCreated && surface.Value.With(text, CancellationToken.None) is { } document ? ExpressionColours.Anything(document, text) : [];

    // What completion sees of the policy and of what ran before it; made when it is first wanted.
    private SubmissionSurface? Surface(Policy policy)
    {
        if (hash != policy.Model.ContentHash && seen.Count == 0)
        {
            if (syntaxOf(policy) is not { } syntax)
            {
                return null;
            }

            seen.AddRange(Prelude(policy, syntax));
        }

        for (; shown < seen.Count; shown++)
        {
            surface.Value.Add(seen[shown]);
        }

        return surface.Value;
    }

    private static string[] Prelude(Policy policy, PolicySyntax syntax)
    {
        var (types, names) = new ScriptPrelude(policy.Model, syntax).Write();
        return [types, names, ScriptPrelude.Session];
    }

    private (object? Value, ReplReply? Refused) Run(string text, Policy policy, Decision decision, CancellationToken cancellation)
    {
        if (!ParserGuard.AcceptsScript(text))
        {
            return (null, new ReplReply.Refused("this is too long, or nested too deeply, for the compiler", "split it", 0, text.Length));
        }

        text = Completeness.LacksSemicolon(text) ? text + ";" : text;
        (host.CurrentPolicy, host.LastDecision) = (policy, decision);
        try
        {
            if (Prepared(policy, cancellation) is not { } ready)
            {
                return (null, new ReplReply.Refused($"the files of `{policy.Id}` have changed and can't be used", "correct the files, or undo the change"));
            }

            var next = Submit(ready, text, cancellation);
            state = next.State;
            seen.Add(text);
            return (next.State.ReturnValue, null);
        }
        catch (CompilationErrorException failure)
        {
            var error = failure.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ?? failure.Diagnostics[0];
            return (null, new ReplReply.Refused($"{error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}", "", error.Location.SourceSpan.Start, error.Location.SourceSpan.Length));
        }
        catch (ValueNotKnownException unknown)
        {
            return (null, new ReplReply.Shown($"not known; {unknown.Message}"));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a submission throws is its own affair, and is said without our frames.
        catch (Exception failure) when (failure is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return (null, new ReplReply.Refused($"{failure.GetType().Name}: {failure.Message}", "", Cause: RefusalCause.Broke));
        }
    }

    // The names of a policy are declared once, and again when its files have changed; what was declared beside them stays.
    private ScriptState<object>? Prepared(Policy policy, CancellationToken cancellation)
    {
        if (state is not null && hash == policy.Model.ContentHash)
        {
            return state;
        }

        if (syntaxOf(policy) is not { } syntax || syntax.ContentHash != policy.Model.ContentHash)
        {
            return null;
        }

        var prelude = Prelude(policy, syntax);
        foreach (var text in prelude)
        {
            state = Submit(state, text, cancellation).State;
        }

        if (hash is not null || seen.Count == 0)
        {
            seen.AddRange(prelude);
        }

        hash = policy.Model.ContentHash;
        return state;
    }

    private Submitted Submit(ScriptState<object>? after, string text, CancellationToken cancellation) =>
        BoundedWork.Run(
            () => new Submitted(after is null
                ? CSharpScript.Create<object>(text, Options.Value, typeof(ScriptHost)).RunAsync(host, cancellation).GetAwaiter().GetResult()
                : after.ContinueWithAsync<object>(text, Options.Value, cancellation).GetAwaiter().GetResult()),
            Timeout.InfiniteTimeSpan,
            cancellation)!;

    private static IEnumerable<MetadataReference> References()
    {
        var platform = ((string?)AppContext.GetData(TrustedAssemblies) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll"));
        return platform.Append(typeof(ScriptHost).Assembly.Location).Concat(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic && assembly.GetName().Name!.StartsWith("PolicyEngine", StringComparison.Ordinal)).Select(assembly => assembly.Location))
            .Where(path => path.Length > 0).Distinct().Select(path => MetadataReference.CreateFromFile(path));
    }

    private sealed record Submitted(ScriptState<object> State);
}
