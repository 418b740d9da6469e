using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Dates;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Runtime;
using PolicyEngine.Runtime.Functions;

namespace PolicyEngine.Binding.Numbers;

/// <summary>
/// Reads what kind of number each part of an expression gives, and lets divisions give fractions: <c>a / b</c> and <c>divide(a, b)</c> become calls that keep the quotient. What else an expression needs for it
/// (a number without places where a whole one is taken, a fraction where a script takes a number) is put in as well.
/// </summary>
internal sealed class NumberReader(ParsedExpression source, IReadOnlyDictionary<string, NumberNote> names, FunctionShapes functions) : CSharpSyntaxRewriter
{
    private readonly Dictionary<string, NumberNote> records = new(StringComparer.Ordinal);

    /// <summary>The expression as it is compiled, and what it gives.</summary>
    public NumberReading Read(ExpressionSyntax node) => node switch
    {
        ParenthesizedExpressionSyntax brackets => Around(Read(brackets.Expression), brackets.WithExpression),
        LiteralExpressionSyntax literal => new NumberReading(literal, OfLiteral(literal)),
        IdentifierNameSyntax name => new NumberReading(name, NoteOf(name.Identifier.ValueText)),
        MemberAccessExpressionSyntax access => Member(access),
        ElementAccessExpressionSyntax keyed => Keyed(keyed),
        InvocationExpressionSyntax call => Call(call),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression or (int)SyntaxKind.UnaryPlusExpression } sign => Around(Read(sign.Operand), sign.WithOperand),
        BinaryExpressionSyntax binary => Binary(binary),
        ConditionalExpressionSyntax choice => Choice(choice),
        SwitchExpressionSyntax choice => Switch(choice),
        IsPatternExpressionSyntax test => new NumberReading(test.WithExpression(Tested(test.Expression)).WithPattern((PatternSyntax)Visit(test.Pattern)!), NumberNote.None),
        _ => new NumberReading((ExpressionSyntax)base.Visit(node)!, NumberNote.None),
    };

    public override SyntaxNode? Visit(SyntaxNode? node) => node is ExpressionSyntax expression ? Read(expression).Node : base.Visit(node);

    private static NumberReading Around(NumberReading inner, Func<ExpressionSyntax, ExpressionSyntax> with) => inner with { Node = with(inner.Node) };

    private NumberNote NoteOf(string name) => records.TryGetValue(name, out var record) ? record : names.GetValueOrDefault(DateCalls.NameOf(name), NumberNote.None);

    private static NumberNote OfLiteral(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        long or int => NumberNote.Whole,
        decimal value => new NumberNote { IsNumber = true, Places = NumberNotes.PlacesOf(value) },
        _ => NumberNote.None,
    };

    private PlacesMaker Maker(SyntaxNode node) => new(source, node);

    // Patterns hold written figures, which a fraction is moved out of the way of.
    private ExpressionSyntax Tested(ExpressionSyntax node)
    {
        var read = Read(node);
        return read.Note.IsFraction ? Hidden.Call(nameof(ExactNumbers.ToNeighbour), read.Node) : read.Node;
    }

    private NumberReading Member(MemberAccessExpressionSyntax access)
    {
        var owner = Read(access.Expression);
        var member = access.Name.Identifier.ValueText;
        var note = owner.Note.Members?.GetValueOrDefault(member)
            ?? (member is "Count" or "Year" or "Month" or "Day" or "Hour" or "Minute" ? NumberNote.Whole : NumberNote.None);
        return new NumberReading(access.WithExpression(owner.Node), note);
    }

    private NumberReading Keyed(ElementAccessExpressionSyntax keyed)
    {
        var read = Read(keyed.Expression);
        var note = keyed.Expression is IdentifierNameSyntax name ? NoteOf(name.Identifier.ValueText) : read.Note;
        keyed = keyed.WithExpression(read.Node);
        var arguments = keyed.ArgumentList.Arguments.Select(argument => argument.WithExpression(Whole(Read(argument.Expression))));
        return new NumberReading(keyed.WithArgumentList(keyed.ArgumentList.WithArguments(Separated(arguments, keyed.ArgumentList.Arguments))), note);
    }

    // A number without places is taken where a whole one is needed; any other is left for the compiler to refuse.
    private static ExpressionSyntax Whole(NumberReading read) =>
        read.Note is { IsNumber: true, IsWhole: false, IsFraction: false, Places: 0 } ? Hidden.Call(nameof(ExactNumbers.ToWhole), read.Node) : read.Node;

    private NumberReading Call(InvocationExpressionSyntax call)
    {
        if (call.Expression is MemberAccessExpressionSyntax access)
        {
            return Operator(call, access);
        }

        var name = call.Expression is IdentifierNameSyntax function ? function.Identifier.ValueText : "";
        var read = call.ArgumentList.Arguments.Select(argument => Read(argument.Expression)).ToArray();
        var arguments = read.Select((argument, place) => call.ArgumentList.Arguments[place].WithExpression(Taken(argument, name, place, read.Length)));
        var node = call.WithArgumentList(call.ArgumentList.WithArguments(Separated(arguments, call.ArgumentList.Arguments)));
        return name == nameof(PolicyFunctions.divide) && read.Length == 2
            ? new NumberReading(node.WithExpression(Hidden.Renamed(((IdentifierNameSyntax)call.Expression).Identifier, nameof(ExactNumbers.Divide))), read[0].Note.Over(read[1].Note, Maker(call)))
            : new NumberReading(node, GivenBy(name, call, read));
    }

    private ExpressionSyntax Taken(NumberReading argument, string function, int place, int count) =>
        functions.TakesWhole(function, place, count) ? Whole(argument)
        : argument.Note.IsFraction && functions.TakesNumber(function, place) ? Hidden.Call(nameof(ExactNumbers.ToNumber), argument.Node)
        : argument.Node;

    private NumberNote GivenBy(string name, InvocationExpressionSyntax call, NumberReading[] read) => (name, read.Length) switch
    {
        (nameof(PolicyFunctions.min) or nameof(PolicyFunctions.max), 2) => read[0].Note.Or(read[1].Note),
        (nameof(PolicyFunctions.abs), 1) => read[0].Note,
        (nameof(PolicyFunctions.round_half_up) or nameof(PolicyFunctions.round_half_even) or nameof(PolicyFunctions.round_up) or nameof(PolicyFunctions.round_down), 2) when read[0].Note.IsNumber =>
            read[0].Note.ToPlaces(NumberNotes.WrittenWhole(call.ArgumentList.Arguments[1].Expression) ?? NumberNote.Endless, Maker(call)),
        _ => functions.Gives(name, Maker(call)),
    };

    private NumberReading Operator(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        var list = Read(access.Expression);
        var given = NumberNote.None;
        var arguments = new List<ArgumentSyntax>();
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var read = argument.Expression is SimpleLambdaExpressionSyntax { ExpressionBody: { } body } lambda
                ? Lambda(lambda, body, list.Note.Element ?? NumberNote.None)
                : Read(argument.Expression);
            given = read.Note;
            arguments.Add(argument.WithExpression(read.Node));
        }

        var node = call.WithExpression(access.WithExpression(list.Node)).WithArgumentList(call.ArgumentList.WithArguments(Separated(arguments, call.ArgumentList.Arguments)));
        return new NumberReading(node, access.Name.Identifier.ValueText switch
        {
            "Sum" or "Min" or "Max" => given,
            "Count" or "CountDistinct" => NumberNote.Whole,
            "Where" or "at" => list.Note,
            _ => NumberNote.None,
        });
    }

    private NumberReading Lambda(SimpleLambdaExpressionSyntax lambda, ExpressionSyntax body, NumberNote element)
    {
        var name = lambda.Parameter.Identifier.ValueText;
        var outer = records.GetValueOrDefault(name);
        records[name] = element;
        var read = Read(body);
        if (outer is null)
        {
            records.Remove(name);
        }
        else
        {
            records[name] = outer;
        }

        return read with { Node = lambda.WithExpressionBody(read.Node) };
    }

    private NumberReading Binary(BinaryExpressionSyntax binary)
    {
        if (binary.IsKind(SyntaxKind.IsExpression))
        {
            return new NumberReading(binary.WithLeft(Tested(binary.Left)), NumberNote.None);
        }

        var (left, right) = (Read(binary.Left), Read(binary.Right));
        var node = binary.WithLeft(left.Node).WithRight(right.Node);
        var (first, second) = (left.Note, right.Note);
        switch (binary.Kind())
        {
            case SyntaxKind.DivideExpression when first.IsNumber && second.IsNumber && !(first.IsWhole && second.IsWhole):
                return new NumberReading(Hidden.Division(left.Node, binary.OperatorToken, right.Node), first.Over(second, Maker(binary)));
            case SyntaxKind.AddExpression or SyntaxKind.SubtractExpression:
                return new NumberReading(node, first.Or(second));
            case SyntaxKind.ModuloExpression:
                return new NumberReading(node, first.Or(second));
            case SyntaxKind.MultiplyExpression:
                return new NumberReading(node, first.Times(second, Maker(binary)));
            default:
                return new NumberReading(node, NumberNote.None);
        }
    }

    private NumberReading Choice(ConditionalExpressionSyntax choice)
    {
        var (condition, yes, no) = (Read(choice.Condition), Read(choice.WhenTrue), Read(choice.WhenFalse));
        return new NumberReading(choice.WithCondition(condition.Node).WithWhenTrue(yes.Node).WithWhenFalse(no.Node), yes.Note.Or(no.Note));
    }

    private NumberReading Switch(SwitchExpressionSyntax choice)
    {
        var arms = choice.Arms.Select(arm => (Arm: arm, Read: Read(arm.Expression))).ToArray();
        var written = arms.Select(pair => ArmWith(pair.Arm, pair.Read.Node));
        var node = choice.WithGoverningExpression(Tested(choice.GoverningExpression)).WithArms(SyntaxFactory.SeparatedList(written, choice.Arms.GetSeparators()));
        return new NumberReading(node, arms.Length == 0 ? NumberNote.None : arms.Select(pair => pair.Read.Note).Aggregate((one, other) => one.Or(other)));
    }

    /// <summary>An arm with its pattern and condition read, and another value.</summary>
    public SwitchExpressionArmSyntax ArmWith(SwitchExpressionArmSyntax arm, ExpressionSyntax value) =>
        arm.WithPattern((PatternSyntax)Visit(arm.Pattern)!).WithWhenClause((WhenClauseSyntax?)Visit(arm.WhenClause)).WithExpression(value);

    /// <summary>The value that a <c>switch</c> tests.</summary>
    public ExpressionSyntax Governing(SwitchExpressionSyntax choice) => Tested(choice.GoverningExpression);

    private static SeparatedSyntaxList<ArgumentSyntax> Separated(IEnumerable<ArgumentSyntax> arguments, SeparatedSyntaxList<ArgumentSyntax> old) => SyntaxFactory.SeparatedList(arguments, old.GetSeparators());
}
