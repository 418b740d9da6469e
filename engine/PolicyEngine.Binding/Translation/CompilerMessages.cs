using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Translation.Advice;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding.Translation;

/// <summary>The compiler's complaints about an author's text, in the officer's words, with what to do next.</summary>
internal static class CompilerMessages
{
    /// <summary>The complaint about a call that gives nothing; it is made about the name that the value should have had.</summary>
    public const string NoValue = "CS0815";

    public static PolicyDiagnostic Translate(Diagnostic error, Splice splice, PolicyDraft draft, Compilation compilation)
    {
        var root = splice.Node.SyntaxTree.GetRoot();
        var node = root.FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        var model = compilation.GetSemanticModel(splice.Node.SyntaxTree);
        var at = splice.ToSource(error.Location.SourceSpan.Start, error.Location.SourceSpan.Length);
        return error.Id switch
        {
            "CS0103" or "CS0246" => Unknown(node, at, draft, splice),
            "CS0019" => Operands(node, at, model),
            "CS0023" => BindingDiagnostics.WrongType.At(at, "something that can't be negated", "yes or no (for `!`) or a number (for `-`)", "compare it first, for example `!(a == b)`"),
            "CS0029" or "CS0266" or "CS0031" => Conversion(node, at, model),
            "CS1061" or "CS0117" or "CS1929" => Member(node, at, model),
            "CS1501" or "CS1503" or "CS7036" or "CS1502" or "CS1593" or "CS1661" or "CS1678" or "CS0121" or "CS1739" => CallMessages.Arguments(node, at, model),
            "CS0149" or "CS1955" => BindingDiagnostics.WrongArguments.At(at, at.Text, "it is not a function; only functions and list operators take values in round brackets"),
            "CS0119" when model.GetSymbolInfo(node) is var named && (named.Symbol ?? named.CandidateSymbols.FirstOrDefault()) is INamedTypeSymbol { TypeKind: TypeKind.Enum } =>
                BindingDiagnostics.WrongType.At(at, $"the list of options `{at.Text}`", "a value", "name one of its options"),
            "CS0021" => CallMessages.Brackets(node, at, model, draft),
            NoValue => BindingDiagnostics.WrongType.At(at, "nothing", "a value", "name a fact, a definition, or a function that gives a value"),
            "CS0220" or "CS0463" => BindingDiagnostics.NotUnderstood.At(at, "the result of this calculation is too large"),
            "CS9135" or "CS0150" => BindingDiagnostics.NotInLanguage.At(at, $"`{at.Text}` after `is`", "after `is` stand options and numbers, like `x is a or b`; between two conditions write `&&` or `||`"),
            "CS1660" => BindingDiagnostics.NotInLanguage.At(at, "`=>` here", "write `>=` for at least; `=>` belongs inside a list operation, like `list.Any(x => x.age >= 18)`"),
            "CS0020" => BindingDiagnostics.NotUnderstood.At(at, "this divides by zero"),
            "CS8509" or "CS8524" => BindingDiagnostics.NotUnderstood.At(at, "this `switch` does not cover every value; add `_ => …` at its end"),
            _ => BindingDiagnostics.NotUnderstood.At(at, PlainWords.Of(error)),
        };
    }

    private static PolicyDiagnostic Unknown(SyntaxNode node, SourceSpan at, PolicyDraft draft, Splice splice)
    {
        var name = node is IdentifierNameSyntax identifier ? identifier.Identifier.ValueText : at.Text;
        if (splice.IsScript && draft.Symbols.Find(name) is { } symbol)
        {
            return BindingDiagnostics.UnknownName.At(at, name, ScriptAdvice.For(symbol));
        }

        var help = name switch
        {
            _ when NameAdvice.For(name) is { } advice => NearestName.Hint(name, draft.Symbols.Names) is { Length: > 0 } own ? $"{advice}; or {own}" : advice,
            _ when ListOf(name, draft) is { } list => ListAdvice.OfField(list, name),
            _ when NearestName.Hint(name, draft.Symbols.Suggestions) is { Length: > 0 } hint => hint,
            _ when draft.IsBeside => $"correct the name, or keep a value under it with `let {name} = …`",
            _ => "add it under `facts`, `parameters` or `definitions`, or correct the name",
        };
        return BindingDiagnostics.UnknownName.At(at, name, help);
    }

    private static string? ListOf(string field, PolicyDraft draft) =>
        draft.Syntax.Facts.FirstOrDefault(fact => fact.Fields.Any(one => one.Name.Value == field))?.Name.Value;

    private static PolicyDiagnostic Operands(SyntaxNode node, SourceSpan at, SemanticModel model)
    {
        if (node is not BinaryExpressionSyntax binary)
        {
            return BindingDiagnostics.NotUnderstood.At(at, "these values can't be combined like this");
        }

        var (left, right) = (model.GetTypeInfo(binary.Left).Type, model.GetTypeInfo(binary.Right).Type);
        var (leftWords, rightWords) = (PlainWords.OfType(left), PlainWords.OfType(right));
        var help = (leftWords, rightWords) switch
        {
            _ when MemberAdvice.ForOperator(binary, left, right) is { } advice => advice,
            _ when (TypeAdvice.For(left) ?? TypeAdvice.For(right)) is { } advice => advice,
            ("a date", "a whole number") or ("a whole number", "a date") => "a date in an expression is written `date(2018, 9, 1)`",
            ("a time", "a whole number") or ("a whole number", "a time") => "a time in an expression is written `time(8, 30)`",
            ("yes or no", _) or (_, "yes or no") when binary.Kind() is not (SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression) => "a yes/no value is used by its name alone, without a comparison",
            _ when left is { TypeKind: TypeKind.Enum } && right is { TypeKind: TypeKind.Enum } => "the two come from different lists of options; let both use the same entry of `choices`",
            _ when left is { TypeKind: TypeKind.Enum } || right is { TypeKind: TypeKind.Enum } => "an option is compared with an option, written by its bare name",
            _ => "compare like with like",
        };
        return BindingDiagnostics.WrongOperands.At(at, binary.OperatorToken.ValueText, leftWords, rightWords, help);
    }

    private static PolicyDiagnostic Conversion(SyntaxNode node, SourceSpan at, SemanticModel model)
    {
        while (node is ParenthesizedExpressionSyntax inner)
        {
            node = inner.Expression;
        }

        var info = node is ExpressionSyntax expression ? model.GetTypeInfo(expression) : default;
        var (gives, needed) = (PlainWords.OfType(info.Type), PlainWords.OfType(Needed(node, info)));
        var help = (gives, needed) switch
        {
            _ when MemberAdvice.IsList(info.Type) => TypeAdvice.OfList(at.Text),
            _ when TypeAdvice.For(info.Type) is { } advice => advice,
            ("a whole number", "yes or no") or ("a number", "yes or no") => "compare it, for example `points >= 8`",
            ("a number", "a whole number") => "say how it is rounded: write `rounded: half_up` beside the value (or `half_even`, `up`, `down`), or `round_half_up(x, 0)` in place of `x`",
            _ => "check that the names on both sides are the ones you mean",
        };
        return BindingDiagnostics.WrongType.At(at, gives, needed, help);
    }

    private static ITypeSymbol? Needed(SyntaxNode node, TypeInfo info) =>
        info.ConvertedType is { } converted && !SymbolEqualityComparer.Default.Equals(converted, info.Type) ? converted
        : node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && method.ReturnType is PredefinedTypeSyntax returned ? Predefined(returned, info) : info.ConvertedType;

    // The return type's own symbol is not needed: only its words are.
    private static ITypeSymbol? Predefined(PredefinedTypeSyntax returned, TypeInfo info) => returned.Keyword.IsKind(SyntaxKind.BoolKeyword) ? null : info.ConvertedType;

    private static PolicyDiagnostic Member(SyntaxNode node, SourceSpan at, SemanticModel model)
    {
        if (node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { } access)
        {
            return BindingDiagnostics.NotUnderstood.At(at, "this member is not known");
        }

        var owner = model.GetTypeInfo(access.Expression).Type ?? model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol;
        var name = access.Name.Identifier.ValueText;
        var isList = MemberAdvice.IsList(owner);
        var members = isList
            ? ListAdvice.Operations
            : owner?.GetMembers().Where(member => member is IFieldSymbol or IPropertySymbol && member.DeclaredAccessibility == Accessibility.Public && !member.IsImplicitlyDeclared).Select(member => member.Name) ?? [];
        if ((isList ? ListAdvice.For(access) : MemberAdvice.ForMember(access, owner)) is { } advice)
        {
            return BindingDiagnostics.UnknownMember.At(at, PlainWords.OfType(owner), name, advice);
        }

        // The members of a single value are the compiler's, which a policy may not use.
        members = isList || owner?.ContainingNamespace is { IsGlobalNamespace: true } ? members : [];
        var hint = NearestName.Hint(name, members);
        return BindingDiagnostics.UnknownMember.At(at, PlainWords.OfType(owner), name, hint.Length > 0 ? hint : "it has " + (members.Any() ? string.Join(", ", members) : "no parts that can be named"));
    }
}
