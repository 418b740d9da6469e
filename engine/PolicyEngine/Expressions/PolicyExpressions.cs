using PolicyEngine.Analysis;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;
using PolicyEngine.Emission;
using PolicyEngine.Evaluation;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Runtime;

namespace PolicyEngine.Expressions;

/// <summary>
/// Evaluates expressions beside a policy, in its language. An expression becomes one more definition of the policy and goes the way of all others: the same limits, allow-list, compiler and evaluation, so that
/// it means what it would mean in the policy. Of the policy only what the expression needs is compiled again. Compiled expressions are kept for a while and collected with their assemblies when they are let go.
/// Safe for any number of threads.
/// </summary>
/// <param name="policy">The policy as written; it was loaded without an error.</param>
public sealed class PolicyExpressions(PolicySyntax policy)
{
    private const string Asked = "__asked";
    private const int MostKept = 32;

    private readonly Lock gate = new();
    private readonly LinkedList<(string Key, Compiled Compiled)> kept = [];

    /// <summary>Evaluates an expression.</summary>
    /// <param name="asked">The expression.</param>
    /// <param name="named">Expressions that were given a name before, which it may use.</param>
    /// <param name="facts">What is known of the case.</param>
    /// <param name="asOf">The date.</param>
    /// <param name="last">The last decision, for <c>decision.…</c>; <see langword="null"/> before the first.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was given up; what was under way ends by its own limits.</exception>
    public ExpressionAnswer Evaluate(AskedText asked, IReadOnlyList<AskedText> named, FactSet facts, DateOnly asOf, Decision? last, TimeSpan limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(named);
        return BoundedWork.Run(() => Find(asked, named, cancellation) is { } compiled ? Run(compiled, facts, asOf, last) : throw new OperationCanceledException(cancellation), limit, cancellation)
            ?? new ExpressionAnswer.Fault([new DecisionFault($"this takes longer than {limit.TotalSeconds:0} seconds", asked.Syntax.Span.Location, new TimeoutException())]);
    }

    /// <summary>A policy with the last decision and kept expressions among its names.</summary>
    public static PolicySyntax Extended(PolicySyntax policy, IReadOnlyList<AskedText> named) => policy with
    {
        Facts = [.. policy.Facts, .. DecisionView.Facts],
        Definitions = [.. policy.Definitions, .. named.Select(text => text.Definition(text.Name))],
    };

    private static ExpressionAnswer Run(Compiled compiled, FactSet facts, DateOnly asOf, Decision? last)
    {
        if (compiled.Policy is not { } code)
        {
            return new ExpressionAnswer.Refused([.. compiled.Diagnostics]);
        }

        var result = ItemEvaluator.Evaluate(code, facts, compiled.ReadsDecision ? DecisionView.Values(last, code.Model) : [], asOf, Asked);
        return result.Status switch
        {
            DecisionStatus.Determined => ValueReader.Read(code.Model, code.Model.Items.First(item => item.Name == Asked), result.Value!),
            DecisionStatus.Undetermined => new ExpressionAnswer.Unknown([.. result.Missing.Select(missing => DecisionView.Worded(missing, last))]),
            DecisionStatus.Faulted => new ExpressionAnswer.Fault(result.Faults),
            _ => throw new InvalidOperationException("a value of an unknown status"),
        };
    }

    private Compiled? Find(AskedText asked, IReadOnlyList<AskedText> named, CancellationToken cancellation)
    {
        var key = string.Join('\n', named.Append(asked).Select(text => $"{text.Name}={text.Syntax.Span.File.Text}"));
        lock (gate)
        {
            for (var node = kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Key == key)
                {
                    kept.Remove(node);
                    kept.AddFirst(node);
                    return node.Value.Compiled;
                }
            }
        }

        if (Compile(asked, named, cancellation) is not { } compiled)
        {
            return null;
        }

        lock (gate)
        {
            kept.AddFirst((key, compiled));
            if (kept.Count > MostKept)
            {
                kept.RemoveLast();
            }
        }

        return compiled;
    }

    private Compiled? Compile(AskedText asked, IReadOnlyList<AskedText> named, CancellationToken cancellation)
    {
        var readsDecision = named.Append(asked).Any(text => text.Syntax.Value.Contains(DecisionView.Name, StringComparison.Ordinal));
        var extended = readsDecision ? Extended(policy, named) : policy with { Definitions = [.. policy.Definitions, .. named.Select(text => text.Definition(text.Name))] };
        extended = extended with { Definitions = [.. extended.Definitions, asked.Definition(Asked)] };
        var diagnostics = new DiagnosticBag();
        var bound = PolicyBinder.BindPart(extended, Asked, DecisionView.Name, diagnostics);
        if (cancellation.IsCancellationRequested)
        {
            return null;
        }

        var image = bound is not null && PolicyAnalyzer.Analyze(bound, diagnostics) is { } checkedPart ? PolicyEmitter.Emit(checkedPart, diagnostics) : null;
        return new Compiled(image is null ? null : PolicyImageLoader.Load(image)[0], diagnostics.Sorted(), readsDecision);
    }

    private sealed record Compiled(CompiledPolicy? Policy, IReadOnlyList<PolicyDiagnostic> Diagnostics, bool ReadsDecision);
}
