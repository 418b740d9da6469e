using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Analysis.Advising;
using PolicyEngine.Binding;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules.Scripts;

/// <summary>A method that nothing calls, and an argument that nothing reads, mislead whoever reads the script.</summary>
internal sealed class UnusedScriptRule : AdviceCheck
{
    private static readonly DiagnosticDescriptor UnusedMember = new(
        "PE4514",
        Severity.Warning,
        "nothing in the policy uses `{0}` of its scripts",
        "call it where it was meant; or take it out");

    private static readonly DiagnosticDescriptor UnusedArgument = new(
        "PE4515",
        Severity.Warning,
        "`{0}` takes `{1}` and never reads it",
        "use it in the method; or leave it out, here and where the method is called");

    public override CheckKind Kind => CheckKind.Scripts;

    public override ImmutableArray<DiagnosticDescriptor> Says => [UnusedMember, UnusedArgument];

    public override void Check(AdvisedPolicy policy, List<Finding> findings)
    {
        var splices = ScriptMembers.SplicesOf(policy).ToArray();
        var used = NamesIn(splices.Where(splice => !splice.IsScript));
        var scripts = splices.Where(splice => splice.IsScript).ToList();

        // What only unused members use is not used either.
        while (scripts.Where(script => MembersOf(script).Any(member => used.Contains(member.ValueText))).ToArray() is [_, ..] reached)
        {
            used.UnionWith(NamesIn(reached));
            scripts.RemoveAll(reached.Contains);
        }

        foreach (var script in scripts)
        {
            findings.AddRange(MembersOf(script).Select(member => Finding.At(policy, script.ToSource(member.SpanStart, member.Span.Length), UnusedMember, [member.ValueText], member.ValueText)));
        }

        foreach (var method in ScriptMembers.MethodsOf(policy).Where(method => !scripts.Contains(method.Splice)))
        {
            CheckArguments(policy, method, findings);
        }
    }

    private static void CheckArguments(AdvisedPolicy policy, ScriptMethod method, List<Finding> findings)
    {
        var body = (SyntaxNode?)method.Method.Body ?? method.Method.ExpressionBody;
        var read = body?.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var argument in method.Method.ParameterList.Parameters.Where(argument => !read.Contains(argument.Identifier.ValueText)))
        {
            findings.Add(Finding.At(policy, method.SpanOf(argument.Identifier), UnusedArgument, [method.Name, argument.Identifier.ValueText], method.Name, argument.Identifier.ValueText));
        }
    }

    private static HashSet<string> NamesIn(IEnumerable<Splice> splices) =>
        splices.SelectMany(splice => splice.Node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()).Select(name => name.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<SyntaxToken> MembersOf(Splice splice) => splice.Node switch
    {
        MethodDeclarationSyntax method => [method.Identifier],
        BaseTypeDeclarationSyntax type => [type.Identifier],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier),
        _ => [],
    };
}
