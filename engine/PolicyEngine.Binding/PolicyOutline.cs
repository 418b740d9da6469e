using Microsoft.CodeAnalysis;
using PolicyEngine.Binding.Code;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using SymbolKind = PolicyEngine.Binding.Symbols.SymbolKind;

namespace PolicyEngine.Binding;

/// <summary>A policy's names with their types as C#, with a place for an expression that somebody is typing: for completion and colours, never to be run.</summary>
/// <param name="Before">The text before the expression.</param>
/// <param name="After">The text after it.</param>
public sealed record PolicyOutline(string Before, string After)
{
    /// <summary>The class whose fields are the policy's names.</summary>
    public const string CaseType = "__Case";

    /// <summary>What it is compiled against.</summary>
    public static IReadOnlyList<MetadataReference> References => Binding.References.Compilation("", []).References.ToArray();

    /// <summary>How it is compiled.</summary>
    public static CompilationOptions Options => Binding.References.Compilation("", []).Options;

    /// <summary>How it is parsed.</summary>
    public static ParseOptions Parsing => Expressions.ExpressionParser.Options;

    private const string Marker = "/*__here__*/";

    /// <summary>Writes the outline of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="view">A word before a dot that names facts, as for <see cref="PolicyBinder.BindPart"/>.</param>
    public static PolicyOutline Of(PolicySyntax policy, string view)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(view);
        var draft = PolicyBinder.DraftOf(policy, view, new DiagnosticBag());
        var text = new Splicer(draft).Fill(Write(draft, view), draft.Container + ".outline.cs", []).Tree.ToString();
        var here = text.IndexOf(Marker, StringComparison.Ordinal);
        return new PolicyOutline(text[..here], text[(here + Marker.Length)..]);
    }

    private static string Write(PolicyDraft draft, string view)
    {
        var code = new CodeText();
        code.Line(DeclarationWriter.Head);
        code.Line($"public static partial class {draft.Container} {{");
        DeclarationWriter.Write(code, draft, isCode: false);
        var prefix = view + "_";
        bool IsView(PolicySymbol symbol) => symbol.Kind == SymbolKind.Fact && symbol.Name.StartsWith(prefix, StringComparison.Ordinal);
        var viewed = draft.Symbols.Find(view) is null ? draft.Symbols.All.Where(IsView).ToArray() : [];
        code.Line($"public sealed class __{view} {{");
        foreach (var symbol in viewed)
        {
            code.Line($"public readonly {PlainWriter.TypeOf(symbol, draft.Symbols.Choices)} {symbol.Name[prefix.Length..]};");
        }

        code.Line("}");
        code.Line($"internal sealed class {CaseType} {{");
        DeclarationWriter.WriteOptions(code, draft);
        code.Line("readonly global::System.DateOnly as_of;");
        foreach (var symbol in draft.Symbols.All.Except(viewed))
        {
            code.Line($"readonly {PlainWriter.TypeOf(symbol, draft.Symbols.Choices)} {symbol.Name};");
        }

        code.Line(viewed.Length == 0 ? "" : $"readonly __{view} {view};");
        return code.Line($"void __Ask() {{ _ = {Marker}\n; }} }} }}").ToString();
    }
}
