using PolicyEngine.Binding.Symbols;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Code;

/// <summary>Writes code that only the compiler sees: each expression whose type is not written becomes a local, and the compiler says what type it has.</summary>
internal static class ProbeWriter
{
    public static string Write(PolicyDraft draft, IReadOnlyList<Inference> toInfer)
    {
        var code = new CodeText();
        code.Line(DeclarationWriter.Head);
        DeclarationWriter.Open(code, draft);
        DeclarationWriter.Write(code, draft, isCode: false);
        code.Line("internal sealed class __Probe {");
        DeclarationWriter.WriteOptions(code, draft);
        code.Line("global::System.DateOnly as_of;");
        var definitions = draft.Syntax.Definitions.Select(definition => definition.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var symbol in draft.Written.Where(symbol => !definitions.Contains(symbol.Name)))
        {
            code.Line($"{PlainWriter.TypeOf(symbol, draft.Symbols.Choices)} {symbol.Name};");
        }

        code.Line("void __Infer() {");
        for (var i = 0; i < toInfer.Count; i++)
        {
            code.Line($"var {toInfer[i].Definition ?? FormattableString.Invariant($"__i{i}")} =");
            code.Line(Placeholder.Inferred(i));
            code.Line(";");
        }

        return DeclarationWriter.Close(code.Line("} }"), draft).ToString();
    }

    /// <summary>The shape of an inferred C# type; <see langword="null"/> when the language has no such type.</summary>
    public static ValueShape? ShapeOf(Microsoft.CodeAnalysis.ITypeSymbol? type, SymbolTable symbols) => type switch
    {
        { SpecialType: Microsoft.CodeAnalysis.SpecialType.System_Boolean } => ValueShape.YesNo,
        { SpecialType: Microsoft.CodeAnalysis.SpecialType.System_Int64 or Microsoft.CodeAnalysis.SpecialType.System_Int32 } => new ValueShape(FactType.WholeNumber),
        { SpecialType: Microsoft.CodeAnalysis.SpecialType.System_Decimal } => new ValueShape(FactType.Decimal),
        { Name: nameof(Runtime.ExactNumber), ContainingNamespace.Name: "Runtime" } => new ValueShape(FactType.Decimal) { IsFraction = true },
        { SpecialType: Microsoft.CodeAnalysis.SpecialType.System_String } => new ValueShape(FactType.Text),
        { Name: "DateOnly", ContainingNamespace.Name: "System" } => new ValueShape(FactType.Date),
        { Name: "TimeOnly", ContainingNamespace.Name: "System" } => new ValueShape(FactType.Time),
        { TypeKind: Microsoft.CodeAnalysis.TypeKind.Enum } when symbols.Choices.Find(type.Name) is >= 0 and var set => new ValueShape(FactType.Choice, set),
        _ => null,
    };

    /// <summary>The shape of a list or a table's row; <see langword="null"/> for anything else.</summary>
    public static ValueShape? WideShapeOf(Microsoft.CodeAnalysis.ITypeSymbol? type, PolicyDraft draft) => type switch
    {
        Microsoft.CodeAnalysis.INamedTypeSymbol { MetadataName: "PolicyList`1", TypeArguments: [var element] } => ShapeOf(element, draft.Symbols) is { } scalar
            ? new ValueShape(FactType.List, scalar.ChoiceSet, scalar.CSharp(draft.Symbols.Choices))
            : draft.Symbols.All.Any(symbol => symbol.Shape is { Type: FactType.List } list && list.Generated == element.Name) ? new ValueShape(FactType.List, -1, element.Name) : null,
        { TypeKind: Microsoft.CodeAnalysis.TypeKind.Struct } => draft.Symbols.All.Select(symbol => symbol.Shape).FirstOrDefault(shape => shape.IsRow && shape.Generated == type.Name),
        _ => null,
    };
}
