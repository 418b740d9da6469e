using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding;

/// <summary>Policies bound together: one C# compilation, with the way back from its trees to the authors' texts.</summary>
/// <param name="Compilation">The compilation. Its only external references are the framework's core library and the engine's model.</param>
/// <param name="Policies">The policies, in the order of their ids.</param>
/// <param name="Splices">Every piece of an author's text in the compilation: leaves of expressions, and members of scripts.</param>
public sealed record BoundPolicySet(CSharpCompilation Compilation, ImmutableArray<BoundPolicy> Policies, ImmutableArray<Splice> Splices)
{
    /// <summary>Whether it holds one policy only as far as an expression that is asked beside it needs; what is left out was checked when the policy was loaded.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The set without some of its policies; <see langword="null"/> when none is left.</summary>
    /// <param name="ids">The ids of those that go.</param>
    public BoundPolicySet? Without(IReadOnlySet<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0)
        {
            return this;
        }

        var left = Policies.RemoveAll(policy => ids.Contains(policy.Syntax.Id.Value));
        var trees = Policies.Except(left).SelectMany(policy => policy.RecordTrees.Add(policy.Tree));
        return left.IsEmpty ? null : this with { Compilation = Compilation.RemoveSyntaxTrees(trees), Policies = left, Splices = Splices.RemoveAll(splice => ids.Contains(splice.Policy)) };
    }
}

/// <summary>A policy bound to names and types.</summary>
/// <param name="Syntax">The policy as written.</param>
/// <param name="Model">The policy as data.</param>
/// <param name="Container">The full name of the generated class that holds <c>__Code</c>.</param>
/// <param name="Tree">The policy's code.</param>
public sealed record BoundPolicy(PolicySyntax Syntax, PolicyModel Model, string Container, SyntaxTree Tree)
{
    /// <summary>The code of its blocks for one record.</summary>
    public ImmutableArray<SyntaxTree> RecordTrees { get; init; } = [];
}

/// <summary>A piece of an author's text in a generated tree.</summary>
/// <param name="Policy">The policy's id.</param>
/// <param name="Node">The node in the tree: an expression in brackets, or a script's member.</param>
/// <param name="IsScript">Whether it comes from a script.</param>
/// <param name="ToSource">Turns a position and length in the tree into the author's text.</param>
public sealed record Splice(string Policy, SyntaxNode Node, bool IsScript, Func<int, int, SourceSpan> ToSource)
{
    /// <summary>The author's text for a node inside <see cref="Node"/>.</summary>
    public SourceSpan SourceOf(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return ToSource(node.SpanStart, node.Span.Length);
    }
}
