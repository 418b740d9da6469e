using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Dates;
using PolicyEngine.Binding.Numbers;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Runtime.Functions;
using SymbolKind = PolicyEngine.Binding.Symbols.SymbolKind;

namespace PolicyEngine.Binding.Expressions;

/// <summary>Says a leaf's resolved tree as a <see cref="Term"/>.</summary>
internal sealed class TermBuilder(SymbolTable symbols)
{
    // A `switch` within what another one looks at would be written out again for each arm.
    private const int MostSteps = 5_000;

    private static readonly Dictionary<SyntaxKind, TermOperator> Operators = new()
    {
        [SyntaxKind.LogicalAndExpression] = TermOperator.And,
        [SyntaxKind.LogicalOrExpression] = TermOperator.Or,
        [SyntaxKind.EqualsExpression] = TermOperator.Equal,
        [SyntaxKind.NotEqualsExpression] = TermOperator.NotEqual,
        [SyntaxKind.LessThanExpression] = TermOperator.Less,
        [SyntaxKind.LessThanOrEqualExpression] = TermOperator.LessOrEqual,
        [SyntaxKind.GreaterThanExpression] = TermOperator.Greater,
        [SyntaxKind.GreaterThanOrEqualExpression] = TermOperator.GreaterOrEqual,
        [SyntaxKind.AddExpression] = TermOperator.Add,
        [SyntaxKind.SubtractExpression] = TermOperator.Subtract,
        [SyntaxKind.MultiplyExpression] = TermOperator.Multiply,
        [SyntaxKind.DivideExpression] = TermOperator.Divide,
        [SyntaxKind.ModuloExpression] = TermOperator.Remainder,
    };

    private static readonly Dictionary<string, TermOperator> Tests = new(StringComparer.Ordinal)
    {
        ["<"] = TermOperator.Less,
        ["<="] = TermOperator.LessOrEqual,
        [">"] = TermOperator.Greater,
        [">="] = TermOperator.GreaterOrEqual,
    };

    private static readonly Dictionary<string, string> DateParts = new(StringComparer.Ordinal) { ["Year"] = "year_of", ["Month"] = "month_of", ["Day"] = "day_of" };

    private readonly List<string> elements = [];
    private int steps;

    /// <summary>The term of a tree in which options are resolved.</summary>
    public static Term Build(ExpressionSyntax node, SymbolTable symbols) => new TermBuilder(symbols).Of(node);

    private Term Of(ExpressionSyntax node) => ++steps > MostSteps ? Opaque(node) : node switch
    {
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        LiteralExpressionSyntax literal => Literal(literal),
        IdentifierNameSyntax name => Name(name),
        PrefixUnaryExpressionSyntax unary => Unary(unary),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test => Operator(TermOperator.Equal, Of(test.Left), Of(test.Right)),
        BinaryExpressionSyntax binary when Operators.TryGetValue(binary.Kind(), out var operation) => Chain(binary, operation),
        ConditionalExpressionSyntax choice => Operator(TermOperator.Choose, Of(choice.Condition), Of(choice.WhenTrue), Of(choice.WhenFalse)),
        IsPatternExpressionSyntax test => Pattern(test.Pattern, Of(test.Expression)) ?? Opaque(node),
        SwitchExpressionSyntax choice => Switch(choice) ?? Opaque(node),
        MemberAccessExpressionSyntax access => Member(access),
        ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax name, ArgumentList.Arguments: [var key] } when symbols.Find(name.Identifier.ValueText) is { Kind: SymbolKind.Parameter, Key: not null } symbol =>
            new KeyedTerm(symbol.Slot, Of(key.Expression)),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } keyed when DateCalls.DatedOf(keyed.Expression, symbols) is { } dated => new DatedTerm(dated.Figure.Slot, Of(key.Expression), Of(dated.Day)),
        InvocationExpressionSyntax when DateCalls.DatedOf(node, symbols) is { Figure.Key: null } dated => new DatedTerm(dated.Figure.Slot, null, Of(dated.Day)),
        InvocationExpressionSyntax call => Call(call),
        _ => Opaque(node),
    };

    private static OpaqueTerm Opaque(SyntaxNode node) => new(node.ToString());

    private static OperatorTerm Operator(TermOperator operation, params ImmutableArray<Term> operands) => new(operation, operands);

    private static Term Literal(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        bool yes => new ConstantTerm(FactType.YesNo, yes),
        long number => new ConstantTerm(FactType.WholeNumber, number),
        decimal number => new ConstantTerm(FactType.Decimal, number),
        string text => new ConstantTerm(FactType.Text, text),
        _ => Opaque(literal),
    };

    private Term Name(IdentifierNameSyntax name)
    {
        var word = name.Identifier.ValueText;
        if (elements.LastIndexOf(word) is >= 0 and var depth)
        {
            return new ElementTerm(depth, "");
        }

        if (symbols.Find(word) is { Kind: SymbolKind.View, Slot: < 0 } calendar)
        {
            return new CalendarTerm(calendar.Place);
        }

        if (symbols.Find(word) is { Key: null } symbol)
        {
            return new SlotTerm(symbol.Slot);
        }

        return word == "as_of" ? new AsOfTerm()
            : symbols.Choices.WithOption(word) is [var set] ? Option(set, word) ?? Opaque(name)
            : Opaque(name);
    }

    private Term? Option(int set, string option) => ValueText.TryParse(option, FactType.Choice, symbols.Choices.Sets[set]) is { } place ? new ConstantTerm(FactType.Choice, place, set) : null;

    private Term Unary(PrefixUnaryExpressionSyntax unary) =>
        unary.IsKind(SyntaxKind.UnaryPlusExpression) ? Of(unary.Operand)
        : unary.IsKind(SyntaxKind.LogicalNotExpression) ? Operator(TermOperator.Not, Of(unary.Operand))
        : unary.IsKind(SyntaxKind.UnaryMinusExpression) ? Negated(Of(unary.Operand))
        : Opaque(unary);

    private static Term Negated(Term operand) => operand switch
    {
        ConstantTerm { Value: long number } constant => constant with { Value = -number },
        ConstantTerm { Value: decimal number } constant => constant with { Value = -number },
        _ => Operator(TermOperator.Negate, operand),
    };

    // A chain of one operator leans left; it may be longer than a tree may be deep.
    private Term Chain(BinaryExpressionSyntax node, TermOperator operation)
    {
        var operands = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = node;
        while (left is BinaryExpressionSyntax binary && binary.IsKind(node.Kind()))
        {
            operands.Push(binary.Right);
            left = binary.Left;
        }

        operands.Push(left);
        if (operation is TermOperator.Add or TermOperator.Subtract && operands.Any(operand => DateCalls.SpanOf(operand) is not null))
        {
            return operands.Skip(1).Aggregate(Of(left), (day, operand) => Moved(day, operand, operation));
        }

        return new OperatorTerm(operation, [.. operands.Select(Of)]);
    }

    // A date and an amount of calendar time: what `add_years` and the others give.
    private Term Moved(Term day, ExpressionSyntax operand, TermOperator operation)
    {
        if (DateCalls.SpanOf(operand) is not { } span)
        {
            return Operator(operation, day, Of(operand));
        }

        var number = Of(span.Number);
        number = span.Unit != nameof(DateSpan.weeks) ? number : number is ConstantTerm { Value: long weeks } constant ? constant with { Value = weeks * 7 } : Operator(TermOperator.Multiply, number, new ConstantTerm(FactType.WholeNumber, 7L));
        var function = span.Unit switch { nameof(DateSpan.years) => nameof(PolicyFunctions.add_years), nameof(DateSpan.months) => nameof(PolicyFunctions.add_months), _ => nameof(PolicyFunctions.add_days) };
        return new CallTerm(function, false, [day, operation == TermOperator.Subtract ? Negated(number) : number]);
    }

    private Term Member(MemberAccessExpressionSyntax access)
    {
        var member = access.Name.Identifier.ValueText;
        if (access.Expression is not IdentifierNameSyntax owner)
        {
            return member == "Count" ? new ListTerm(ListOperation.Count, Of(access.Expression), null)
                : DateParts.TryGetValue(member, out var function) ? new CallTerm(function, false, [Of(access.Expression)])
                : Opaque(access);
        }

        var word = owner.Identifier.ValueText;
        if (elements.LastIndexOf(word) is >= 0 and var depth)
        {
            return new ElementTerm(depth, member);
        }

        var symbol = owner.HasAnnotations(OptionResolver.Resolved) ? null : symbols.Find(word);
        return symbol switch
        {
            { Shape.IsRow: true } => new ColumnTerm(symbol.Slot, member),
            { Shape.Type: FactType.Date } when DateParts.TryGetValue(member, out var function) => new CallTerm(function, false, [new SlotTerm(symbol.Slot)]),
            { Shape.Type: FactType.List } when member == "Count" => new ListTerm(ListOperation.Count, new SlotTerm(symbol.Slot), null),
            _ => symbols.Choices.Find(word) is >= 0 and var set && Option(set, member) is { } option ? option : Opaque(access),
        };
    }

    private Term Call(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        switch (call.Expression)
        {
            case IdentifierNameSyntax { Identifier.ValueText: "not" } when arguments.Count == 1:
                return Operator(TermOperator.Not, Of(arguments[0].Expression));
            case IdentifierNameSyntax name when symbols.ScriptNames.Contains(name.Identifier.ValueText):
                return new CallTerm(name.Identifier.ValueText, true, [.. arguments.Select(argument => Of(argument.Expression))]);
            case IdentifierNameSyntax name when FunctionNames.All.Contains(name.Identifier.ValueText):
                return new CallTerm(name.Identifier.ValueText, false, [.. arguments.Select(argument => Of(argument.Expression))]);
            case MemberAccessExpressionSyntax access when Hidden.IsHidden(access):
                return HiddenCall(access.Name.Identifier, [.. arguments.Select(argument => argument.Expression)]) ?? Opaque(call);
            case MemberAccessExpressionSyntax { Expression: var list } access when Enum.TryParse<ListOperation>(access.Name.Identifier.ValueText, out var operation):
                return List(call, operation, list);
            default:
                return Opaque(call);
        }
    }

    // What binding has put in: a division, a rounding, or nothing that changes the value.
    private Term? HiddenCall(SyntaxToken name, ExpressionSyntax[] arguments) => (name.ValueText, arguments) switch
    {
        (nameof(ExactNumbers.Divide), [var a, var b]) => name.Text.Length > 0 ? new CallTerm(name.Text, false, [Of(a), Of(b)]) : Operator(TermOperator.Divide, Of(a), Of(b)),
        (_, [var only]) => Of(only),
        (_, [var number, LiteralExpressionSyntax { Token.Value: decimal step }]) when PlacesOf(step) is { } places => new CallTerm(Roundings[name.ValueText], false, [Of(number), new ConstantTerm(FactType.WholeNumber, places)]),
        _ => null,
    };

    // The places to which a step such as 0.01 or 10 rounds; nothing for one such as 0.05.
    private static long? PlacesOf(decimal step)
    {
        var places = 0L;
        for (; step < 1; places++)
        {
            step *= 10;
        }

        for (; step >= 10; places--)
        {
            step /= 10;
        }

        return step == 1 ? places : null;
    }

    private static readonly Dictionary<string, string> Roundings = new(StringComparer.Ordinal)
    {
        [nameof(ExactNumbers.HalfUp)] = nameof(PolicyFunctions.round_half_up),
        [nameof(ExactNumbers.HalfEven)] = nameof(PolicyFunctions.round_half_even),
        [nameof(ExactNumbers.Up)] = nameof(PolicyFunctions.round_up),
        [nameof(ExactNumbers.Down)] = nameof(PolicyFunctions.round_down),
    };

    private Term List(InvocationExpressionSyntax call, ListOperation operation, ExpressionSyntax list)
    {
        var source = Of(list);
        switch (call.ArgumentList.Arguments)
        {
            case []:
                return new ListTerm(operation, source, null);
            case [{ Expression: LambdaExpressionSyntax { ExpressionBody: { } body } lambda }] when ElementOf(lambda) is { } element:
                elements.Add(element);
                var asked = Of(body);
                elements.RemoveAt(elements.Count - 1);
                return new ListTerm(operation, source, asked);
            default:
                return Opaque(call);
        }
    }

    private static string? ElementOf(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var only] } => only.Identifier.ValueText,
        _ => null,
    };

    private Term? Switch(SwitchExpressionSyntax choice)
    {
        var looked = Of(choice.GoverningExpression);
        Term? result = null;
        foreach (var arm in choice.Arms.Reverse())
        {
            var taken = Arm(arm, looked);
            if (taken is null || (result is null && taken is not ConstantTerm { Value: true }))
            {
                return null;
            }

            result = result is null || taken is ConstantTerm { Value: true } ? Of(arm.Expression) : Operator(TermOperator.Choose, taken, Of(arm.Expression), result);
        }

        return result;
    }

    private Term? Arm(SwitchExpressionArmSyntax arm, Term looked)
    {
        var matches = Pattern(arm.Pattern, looked);
        return matches is null || arm.WhenClause is null ? matches : Operator(TermOperator.And, matches, Of(arm.WhenClause.Condition));
    }

    private Term? Pattern(PatternSyntax pattern, Term looked)
    {
        if (++steps > MostSteps)
        {
            return null;
        }

        switch (pattern)
        {
            case DiscardPatternSyntax:
                return new ConstantTerm(FactType.YesNo, true);
            case ParenthesizedPatternSyntax inner:
                return Pattern(inner.Pattern, looked);
            case ConstantPatternSyntax constant:
                return Operator(TermOperator.Equal, looked, Of(constant.Expression));
            case RelationalPatternSyntax relational when Tests.TryGetValue(relational.OperatorToken.ValueText, out var test):
                return Operator(test, looked, Of(relational.Expression));
            case UnaryPatternSyntax negation:
                return Pattern(negation.Pattern, looked) is { } negated ? Operator(TermOperator.Not, negated) : null;
            case BinaryPatternSyntax binary:
                var (left, right) = (Pattern(binary.Left, looked), Pattern(binary.Right, looked));
                return left is null || right is null ? null : Operator(binary.IsKind(SyntaxKind.OrPattern) ? TermOperator.Or : TermOperator.And, left, right);
            default:
                return null;
        }
    }
}
