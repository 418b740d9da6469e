using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PolicyEngine.Analysis.Allowed;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Analysis.Rules;

/// <summary>
/// The safety gate: every operation, the symbol it is bound to and the type it gives must be listed. A kind of operation that is not listed is refused, so that a new one of a new compiler is refused too.
/// </summary>
internal sealed class AllowedSymbolsRule : CodeRule
{
    public const string GeneralHelp = "use the names of the policy, the functions of the language page and the operations of lists; nothing else is open to a policy";

    public static readonly DiagnosticDescriptor NotAllowed = new("PE3001", Severity.Error, "`{0}` can't be used in a policy", "{1}");

    // What is allowed wherever its parts are.
    private static readonly HashSet<OperationKind> Plain =
    [
        OperationKind.Literal, OperationKind.Conditional, OperationKind.IsPattern, OperationKind.ConstantPattern, OperationKind.RelationalPattern, OperationKind.NegatedPattern,
        OperationKind.BinaryPattern, OperationKind.DiscardPattern, OperationKind.SwitchExpression, OperationKind.SwitchExpressionArm, OperationKind.Block, OperationKind.Return,
    ];

    private static readonly HashSet<OperationKind> PlainInScripts =
    [
        OperationKind.MethodBody, OperationKind.VariableDeclarationGroup, OperationKind.VariableDeclaration, OperationKind.VariableInitializer, OperationKind.ExpressionStatement,
        OperationKind.Switch, OperationKind.SwitchCase, OperationKind.CaseClause, OperationKind.Empty,
    ];

    public override bool Check(IOperation operation, CodePlace place)
    {
        if (IsAllowed(operation, place) && (operation.Type is not { } type || IsAllowedType(operation, type, place.Scope)))
        {
            return true;
        }

        var blamed = Blamed(operation, place.Scope);
        Refuse(CodePlace.NameOf(blamed.Syntax), place, (MemberOf(blamed) is { } member ? Advice.For(member) : null) ?? (blamed.Type is { } given ? Advice.For(given) : null));
        return false;
    }

    public override void CheckDeclaration(ISymbol member, SyntaxNode node, CodePlace place)
    {
        if (member is IMethodSymbol method && node is MethodDeclarationSyntax declaration)
        {
            Declared(method.ReturnType, declaration.ReturnType, place);
            for (var i = 0; i < method.Parameters.Length; i++)
            {
                Declared(method.Parameters[i].Type, declaration.ParameterList.Parameters[i].Type!, place);
                Named(method.Parameters[i], declaration.ParameterList.Parameters[i], place);
            }
        }
        else if (member is IFieldSymbol constant)
        {
            Declared(constant.Type, node.FirstAncestorOrSelf<VariableDeclarationSyntax>()!.Type, place);
        }
        else if (node is RecordDeclarationSyntax { ParameterList: { } parts } && member is INamedTypeSymbol record)
        {
            foreach (var part in parts.Parameters)
            {
                var type = record.GetMembers(part.Identifier.ValueText).OfType<IPropertySymbol>().FirstOrDefault()?.Type;
                if (type is null || !AllowedTypes.IsScalar(type, place.Scope))
                {
                    Refuse(part.Type ?? (SyntaxNode)part, place, type is null ? null : Advice.For(type));
                }
            }
        }
    }

    private static bool IsAllowed(IOperation operation, CodePlace place) => operation switch
    {
        IPropertyReferenceOperation property => IsAllowed(property, place.Scope),
        IFieldReferenceOperation field => IsAllowed(field, place.Scope),
        ILocalReferenceOperation { IsDeclaration: false } local => !PolicyScope.IsInternal(local.Local) || IsPutIn(local.Syntax),
        IParameterReferenceOperation parameter => !PolicyScope.IsInternal(parameter.Parameter),
        IInvocationOperation call => IsAllowed(call, place.Scope),
        IBinaryOperation binary => AllowedOperators.IsAllowed(binary, place.Scope),
        IUnaryOperation unary => AllowedOperators.IsAllowed(unary),
        IConversionOperation conversion => AllowedOperators.IsAllowed(conversion),
        _ => Plain.Contains(operation.Kind) || IsAllowedPart(operation, place.Scope) || (place.Splice.IsScript && IsAllowedInScript(operation, place)),
    };

    // What has a place only inside something else.
    private static bool IsAllowedPart(IOperation operation, PolicyScope scope) => operation switch
    {
        IInstanceReferenceOperation self => self is { IsImplicit: true, ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } && scope.IsPlain(self.Type),
        IArgumentOperation argument => argument is { ArgumentKind: ArgumentKind.Explicit or ArgumentKind.ParamArray, Parameter.RefKind: RefKind.None },
        IArrayCreationOperation array => array is { IsImplicit: true, Parent: IArgumentOperation { ArgumentKind: ArgumentKind.ParamArray } },
        IArrayInitializerOperation => true,
        IDelegateCreationOperation rule => rule is { IsImplicit: true, Target: IAnonymousFunctionOperation, Parent: IArgumentOperation },
        IAnonymousFunctionOperation lambda => lambda.Symbol is { IsAsync: false } && lambda.Symbol.Parameters.All(parameter => AllowedTypes.IsValue(parameter.Type, scope)),
        _ => false,
    };

    private static bool IsAllowedInScript(IOperation operation, CodePlace place) => operation switch
    {
        IVariableDeclaratorOperation variable => AllowedTypes.IsValue(variable.Symbol.Type, place.Scope) && !PolicyScope.IsInternal(variable.Symbol),
        ISimpleAssignmentOperation assignment => !assignment.IsRef && IsVariable(assignment.Target),
        ICompoundAssignmentOperation assignment => IsVariable(assignment.Target) && AllowedOperators.IsAllowed(assignment),
        IIncrementOrDecrementOperation increment => IsVariable(increment.Target) && increment.Target.Type is { } type && AllowedTypes.IsNumber(type),
        ILoopOperation loop => loop.LoopKind is LoopKind.For or LoopKind.While,
        IBranchOperation branch => branch.BranchKind is BranchKind.Break or BranchKind.Continue,
        IObjectCreationOperation creation => creation is { Constructor.ContainingType: { IsRecord: true } record, Initializer: null, Arguments.Length: > 0 } && place.Scope.IsScripted(record),
        _ => PlainInScripts.Contains(operation.Kind),
    };

    private static bool IsVariable(IOperation target) => target is ILocalReferenceOperation or IParameterReferenceOperation;

    private static bool IsAllowed(IPropertyReferenceOperation operation, PolicyScope scope)
    {
        var property = operation.Property;
        return scope.IsPlain(property.ContainingType)
            ? (!PolicyScope.IsInternal(property) || IsPutIn(operation.Syntax)) && operation.Instance is IInstanceReferenceOperation
            : scope.IsResult(property) ? operation.Instance is not null
            : scope.IsScripted(property.ContainingType)
                ? property is { IsStatic: false, IsIndexer: false, DeclaringSyntaxReferences.Length: > 0 } && operation.Instance is not null
                : IsListed(property.OriginalDefinition);
    }

    // Binding puts in calendars and figures to be read on other days under names that the author's text does not have.
    private static bool IsPutIn(SyntaxNode written) => written is IdentifierNameSyntax name && name.Identifier.Text != name.Identifier.ValueText;

    private static bool IsAllowed(IFieldReferenceOperation operation, PolicyScope scope)
    {
        var (field, owner) = (operation.Field, operation.Field.ContainingType);
        if (PolicyScope.IsInternal(field) || field.IsImplicitlyDeclared)
        {
            return false;
        }

        return scope.IsScripted(field)
            || scope.IsPlain(owner)
            || (scope.IsOwnType(owner) && (owner.TypeKind == TypeKind.Enum || (field is { IsStatic: false } && operation.Instance is not null)));
    }

    private static bool IsAllowed(IInvocationOperation call, PolicyScope scope)
    {
        var method = call.TargetMethod;
        return scope.IsScripted(method) || (IsListed((method.ReducedFrom ?? method).OriginalDefinition)
            && method.TypeArguments.All(argument => AllowedTypes.IsScalar(argument, scope) || (method.IsExtensionMethod && AllowedTypes.IsValue(argument, scope))));
    }

    private static bool IsListed(ISymbol member) => member.GetDocumentationCommentId() is { } id && AllowList.Members.Contains(id);

    private static bool IsAllowedType(IOperation operation, ITypeSymbol type, PolicyScope scope) => AllowedTypes.IsValue(type, scope) || operation switch
    {
        IPropertyReferenceOperation or ILocalReferenceOperation => AllowedTypes.IsKeyed(type, scope) ? operation.Parent is IPropertyReferenceOperation { Property.IsIndexer: true } or IInvocationOperation : AllowedTypes.IsWorkingDays(type) && operation.Parent is IArgumentOperation,
        IInvocationOperation when AllowedTypes.IsSpan(type) => operation.Parent is IBinaryOperation,
        IInvocationOperation => AllowedTypes.IsKeyed(type, scope) && operation.Parent is IPropertyReferenceOperation { Property.IsIndexer: true },
        IInstanceReferenceOperation or IDelegateCreationOperation or IArrayCreationOperation => true,
        _ => false,
    };

    // An operator is refused for the value that has no place beside it, which is what the author should look at.
    private static IOperation Blamed(IOperation operation, PolicyScope scope)
    {
        var part = operation is IBinaryOperation or IUnaryOperation or IConversionOperation or IVariableDeclaratorOperation or IVariableInitializerOperation or ICompoundAssignmentOperation
            ? operation.ChildOperations.FirstOrDefault(child => child is IVariableInitializerOperation || (child.Type is { } type && !AllowedTypes.IsValue(type, scope)))
            : null;
        return part is null ? operation : Blamed(part, scope);
    }

    private static ISymbol? MemberOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IMemberReferenceOperation reference => reference.Member,
        _ => null,
    };

    private static void Declared(ITypeSymbol type, SyntaxNode written, CodePlace place)
    {
        if (!AllowedTypes.IsValue(type, place.Scope))
        {
            Refuse(written, place, Advice.For(type));
        }
    }

    private static void Named(ISymbol symbol, SyntaxNode written, CodePlace place)
    {
        if (PolicyScope.IsInternal(symbol))
        {
            Refuse(written, place, "names with two underscores at the start are the engine's; choose another name");
        }
    }

    private static void Refuse(SyntaxNode node, CodePlace place, string? help) => place.Report(node, NotAllowed, CodePlace.TextOf(node), help ?? GeneralHelp);
}
