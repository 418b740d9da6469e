using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;
using PolicyEngine.Runtime;
using PolicyEngine.Runtime.Functions;
using SymbolKind = PolicyEngine.Binding.Symbols.SymbolKind;

namespace PolicyEngine.Binding.Dates;

/// <summary>A figure that is read on a day of the expression's own choice.</summary>
/// <param name="Figure">The parameter.</param>
/// <param name="Day">The day.</param>
internal sealed record DatedRead(PolicySymbol Figure, ExpressionSyntax Day);

/// <summary>
/// Puts in what an author leaves unsaid where an expression counts working days or reads a figure on another day: the calendar as a last argument, the parameter in place of its value. All of it takes no room in the text.
/// </summary>
internal sealed class DateCalls : CSharpSyntaxRewriter
{
    /// <summary>The member that reads a figure on a day.</summary>
    public const string At = "at";

    // How many values an author gives each function that counts by a calendar.
    private static readonly Dictionary<string, (int Values, FactType Gives)> Counting = new(StringComparer.Ordinal)
    {
        [nameof(PolicyFunctions.add_working_days)] = (2, FactType.Date),
        [nameof(PolicyFunctions.next_working_day)] = (1, FactType.Date),
        [nameof(PolicyFunctions.working_days_between)] = (2, FactType.WholeNumber),
        [nameof(PolicyFunctions.is_working_day)] = (1, FactType.YesNo),
        [nameof(PolicyFunctions.is_holiday)] = (1, FactType.YesNo),
        [nameof(PolicyFunctions.day_of_receipt)] = (2, FactType.Date),
    };

    private static readonly string[] Spans = [nameof(DateSpan.years), nameof(DateSpan.months), nameof(DateSpan.weeks), nameof(DateSpan.days)];

    private readonly PolicySyntax policy;
    private readonly SymbolTable symbols;
    private readonly ParsedExpression source;
    private readonly DiagnosticBag diagnostics;

    private DateCalls(PolicySyntax policy, SymbolTable symbols, ParsedExpression source, DiagnosticBag diagnostics)
    {
        this.policy = policy;
        this.symbols = symbols;
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /// <summary>Puts everything in, in all expressions of a policy.</summary>
    public static void Place(PolicySyntax policy, SymbolTable symbols, ExpressionTable expressions, DiagnosticBag diagnostics)
    {
        foreach (var text in expressions.Texts.Where(text => IsDated(text.Value)).ToArray())
        {
            var source = expressions[text]!;
            var placed = (ExpressionSyntax)new DateCalls(policy, symbols, source, diagnostics).Visit(source.Node)!;
            if (placed != source.Node)
            {
                expressions.Replace(text, placed);
            }
        }
    }

    /// <summary>How many values an author gives a function that counts by a calendar; <see langword="null"/> for any other.</summary>
    public static int? ValuesOf(string function) => Counting.TryGetValue(function, out var known) ? known.Values : null;

    /// <summary>The parameter that a word of an expression stands for, where binding has put in another.</summary>
    public static string NameOf(string word) => word.StartsWith(SymbolTable.Dated, StringComparison.Ordinal) ? word[SymbolTable.Dated.Length..] : word;

    /// <summary>The parameter that an expression names, on the day of the decision or on another.</summary>
    public static PolicySymbol? FigureOf(ExpressionSyntax node, SymbolTable symbols) => node switch
    {
        IdentifierNameSyntax name => symbols.Find(name.Identifier.ValueText),
        InvocationExpressionSyntax => DatedOf(node, symbols)?.Figure,
        _ => null,
    };

    /// <summary>What an expression reads on a day of its own; <see langword="null"/> for anything else.</summary>
    public static DatedRead? DatedOf(ExpressionSyntax node, SymbolTable symbols) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: At, Expression: IdentifierNameSyntax name }, ArgumentList.Arguments: [var day] }
        && symbols.Find(name.Identifier.ValueText) is { Kind: SymbolKind.View or SymbolKind.Parameter } figure
            ? new DatedRead(figure, day.Expression)
            : null;

    /// <summary>What a figure on another day, or a count by a calendar, gives; <see langword="null"/> for anything else.</summary>
    public static ValueShape? ShapeOf(ExpressionSyntax node, SymbolTable symbols) => node switch
    {
        ElementAccessExpressionSyntax keyed => DatedOf(keyed.Expression, symbols)?.Figure.Shape,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var function }, ArgumentList.Arguments: [.., var last] }
            when Counting.TryGetValue(function, out var known) && last.Expression is IdentifierNameSyntax calendar && symbols.Find(calendar.Identifier.ValueText) is { Kind: SymbolKind.View } => new ValueShape(known.Gives),
        InvocationExpressionSyntax => DatedOf(node, symbols) is { Figure: { Key: null } figure } ? figure.Shape : null,
        _ => null,
    };

    /// <summary>The slots of what is read.</summary>
    public static ImmutableArray<int> SlotsOf(IReadOnlyList<PolicySymbol> reads) => [.. reads.Where(symbol => symbol.Slot >= 0).Select(symbol => symbol.Slot).Distinct()];

    /// <summary>The slots of what is read on other days only.</summary>
    public static ImmutableArray<int> DatedOf(IReadOnlyList<PolicySymbol> reads) =>
        [.. reads.Where(symbol => symbol is { Kind: SymbolKind.View, Slot: >= 0 } && !reads.Any(other => other.Kind != SymbolKind.View && other.Slot == symbol.Slot)).Select(symbol => symbol.Slot)];

    /// <summary>The calendars that are counted by.</summary>
    public static ImmutableArray<int> CalendarsOf(IReadOnlyList<PolicySymbol> reads) => [.. reads.Where(symbol => symbol is { Kind: SymbolKind.View, Slot: < 0 }).Select(symbol => symbol.Place)];

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var call = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        return call.Expression switch
        {
            IdentifierNameSyntax { Identifier.ValueText: var name } when Counting.TryGetValue(name, out var known) && !symbols.ScriptNames.Contains(name) => Counted(node, call, name, known),
            IdentifierNameSyntax { Identifier.ValueText: var name } function when IsSpan(name) && call.ArgumentList.Arguments.Count == 1 && !symbols.ScriptNames.Contains(name) =>
                call.WithExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.IdentifierName(Identifier("", nameof(DateSpan))), Token(SyntaxKind.DotToken), function)),
            IdentifierNameSyntax { Identifier.ValueText: nameof(PolicyFunctions.day_of_week) } when call.ArgumentList.Arguments.Count == 1 && !symbols.ScriptNames.Contains(nameof(PolicyFunctions.day_of_week)) =>
                With(call, WeekdayOptions()),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: At, Expression: IdentifierNameSyntax owner } access when call.ArgumentList.Arguments.Count == 1 => Dated(call, access, owner),
            _ => call,
        };
    }

    private static bool IsDated(string text) => text.Contains('(', StringComparison.Ordinal) && (text.Contains(".at", StringComparison.Ordinal) || text.Contains(nameof(PolicyFunctions.day_of_week), StringComparison.Ordinal) || Spans.Any(span => text.Contains(span, StringComparison.Ordinal)) || Counting.Keys.Any(name => text.Contains(name, StringComparison.Ordinal)));

    private ExpressionSyntax Counted(InvocationExpressionSyntax written, InvocationExpressionSyntax call, string function, (int Values, FactType Gives) known)
    {
        var values = known.Values;
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count == values + 1)
        {
            var last = arguments[^1].Expression;
            return Named(written, last, function) is { } named ? call.ReplaceNode(last, named) : StandIn(call, known.Gives);
        }

        // What is left over or wanting is the compiler's to complain of.
        if (arguments.Count != values)
        {
            return call;
        }

        if (policy.Calendar is null || policy.DayCalendars.IsEmpty)
        {
            if (policy.Calendar is null)
            {
                diagnostics.Add(DateDiagnostics.NoCalendar, source.SpanOf(written), function, Sample(written, "england"));
            }

            return StandIn(call, known.Gives);
        }

        CheckCutOff(written, function, 0);
        return With(call, [SyntaxFactory.IdentifierName(Identifier("", symbols.CalendarName(0, source.Text.Span)))]);
    }

    private static InvocationExpressionSyntax With(InvocationExpressionSyntax call, IEnumerable<ExpressionSyntax> more) => call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(
        [.. call.ArgumentList.Arguments.GetWithSeparators(), .. more.SelectMany(value => new SyntaxNodeOrToken[] { Token(SyntaxKind.CommaToken), SyntaxFactory.Argument(value) })])));

    private IEnumerable<ExpressionSyntax> WeekdayOptions()
    {
        var set = symbols.Choices.Sets[symbols.Weekdays()];
        return Enumerable.Range(1, 7).Select(day => ((DayOfWeek)(day % 7)).ToString().ToLowerInvariant()).Select(option => SyntaxFactory.MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            SyntaxFactory.IdentifierName(Identifier("", set.Name)).WithAdditionalAnnotations(new SyntaxAnnotation(OptionResolver.Resolved)),
            Token(SyntaxKind.DotToken),
            SyntaxFactory.IdentifierName(Identifier("", option))));
    }

    /// <summary>Whether a word before a bracket is an amount of calendar time.</summary>
    public static bool IsSpan(string word) => word is nameof(DateSpan.years) or nameof(DateSpan.months) or nameof(DateSpan.weeks) or nameof(DateSpan.days);

    /// <summary>The amount of calendar time that an expression is, and of what; <see langword="null"/> for anything else.</summary>
    public static (string Unit, ExpressionSyntax Number)? SpanOf(ExpressionSyntax node) => node switch
    {
        ParenthesizedExpressionSyntax inner => SpanOf(inner.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier: { ValueText: nameof(DateSpan), Text.Length: 0 } } } access, ArgumentList.Arguments: [var number] } =>
            (access.Name.Identifier.ValueText, number.Expression),
        _ => null,
    };

    /// <summary>The option list of what a call gives; -1 where it gives no option.</summary>
    public static int ChoiceOf(ExpressionSyntax node, SymbolTable symbols) => node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: nameof(PolicyFunctions.day_of_week) }, ArgumentList.Arguments.Count: > 1 }
        ? symbols.Weekdays()
        : FigureOf(node, symbols)?.Shape.ChoiceSet ?? -1;

    private IdentifierNameSyntax? Named(InvocationExpressionSyntax written, ExpressionSyntax last, string function)
    {
        var id = last switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            LiteralExpressionSyntax { Token.Value: string text } => text,
            _ => last.ToString(),
        };
        var place = policy.DayCalendars.IndexOf(policy.DayCalendars.FirstOrDefault(calendar => calendar.Id.Value == id)!);
        if (place < 0)
        {
            var known = policy.DayCalendars.Select(calendar => $"`{calendar.Id.Value}`").ToArray();
            var help = known.Length == 0 ? "leave it out, or write the id of a file under `calendars`" : $"write {string.Join(" or ", known)}, the id of another file under `calendars`, or leave it out";
            diagnostics.Add(DateDiagnostics.UnknownCalendar, source.SpanOf(written.ArgumentList.Arguments[^1]), id, help);
            return null;
        }

        CheckCutOff(written, function, place);
        return SyntaxFactory.IdentifierName(Identifier(last.ToString(), symbols.CalendarName(place, source.Text.Span))).WithTriviaFrom(last);
    }

    // In place of what was refused stands a value of its type, so that nothing is said about it twice.
    private static ExpressionSyntax StandIn(InvocationExpressionSyntax call, FactType gives) =>
        gives == FactType.Date ? call.ArgumentList.Arguments[0].Expression
        : gives == FactType.YesNo ? SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression)
        : SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(0L));

    private void CheckCutOff(InvocationExpressionSyntax written, string function, int calendar)
    {
        if (function == nameof(PolicyFunctions.day_of_receipt) && policy.DayCalendars[calendar].CutOff is null)
        {
            diagnostics.Add(DateDiagnostics.NoCutOff, source.SpanOf(written), policy.DayCalendars[calendar].Id.Value);
        }
    }

    private static string Sample(InvocationExpressionSyntax written, string calendar)
    {
        var text = written.ToString();
        return text[..^1] + $", {calendar})";
    }

    private ExpressionSyntax Dated(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, IdentifierNameSyntax owner)
    {
        var word = owner.Identifier.ValueText;
        if (symbols.Find(word) is not { } symbol)
        {
            return call;
        }

        if (symbol.Kind != SymbolKind.Parameter)
        {
            var (what, help) = symbol.Kind == SymbolKind.Fact
                ? ("a fact", $"write `{word}`: a fact has one answer")
                : ("worked out by the policy", $"write `{word}`; what is to be worked out on another day reads its figures on that day, each with `at`");
            diagnostics.Add(DateDiagnostics.NoFigure, source.SpanOf(call), word, what, help);
            return owner;
        }

        return symbol.Key is not null
            ? call
            : call.WithExpression(access.WithExpression(SyntaxFactory.IdentifierName(Identifier(owner.Identifier.Text, symbols.DatedName(symbol))).WithTriviaFrom(owner)));
    }

    private static SyntaxToken Identifier(string text, string value) => SyntaxFactory.Identifier(default, SyntaxKind.IdentifierToken, text, value, default);

    private static SyntaxToken Token(SyntaxKind kind) => SyntaxFactory.Token(default, kind, "", "", default);
}
