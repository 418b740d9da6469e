using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Binding.Expressions;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;
using PolicyEngine.Runtime;

namespace PolicyEngine.Binding.Numbers;

/// <summary>
/// Fits an expression into the place that its value goes to: rounds it as the author says, and makes a number without places whole. Where the value is chosen by <c>? :</c> or <c>switch</c>, each of the values is
/// fitted by itself, so that the choice stays what is taken apart.
/// </summary>
internal sealed class NumberFitter(ParsedExpression source, NumberReader reader, NumberPlace place, DiagnosticBag diagnostics)
{
    // A written 0 beside an amount is an amount.
    private bool isMoney;

    /// <summary>The expression as it is compiled, and what it gives.</summary>
    public NumberReading Fit(ExpressionSyntax node)
    {
        isMoney = isMoney || (place.Rounded is { Step: null } && reader.Read(node).Note.IsMoney);
        switch (node)
        {
            case ParenthesizedExpressionSyntax brackets:
                var inner = Fit(brackets.Expression);
                return inner with { Node = brackets.WithExpression(inner.Node) };
            case ConditionalExpressionSyntax choice:
                var (yes, no) = (Fit(choice.WhenTrue), Fit(choice.WhenFalse));
                return new NumberReading(choice.WithCondition(reader.Read(choice.Condition).Node).WithWhenTrue(yes.Node).WithWhenFalse(no.Node), yes.Note.Or(no.Note));
            case SwitchExpressionSyntax { Arms.Count: > 0 } choice:
                var arms = choice.Arms.Select(arm => (Arm: arm, Read: Fit(arm.Expression))).ToArray();
                var written = SyntaxFactory.SeparatedList(arms.Select(pair => reader.ArmWith(pair.Arm, pair.Read.Node)), choice.Arms.GetSeparators());
                return new NumberReading(choice.WithGoverningExpression(reader.Governing(choice)).WithArms(written), arms.Select(pair => pair.Read.Note).Aggregate((one, other) => one.Or(other)));
            default:
                return Fitted(node);
        }
    }

    private NumberReading Fitted(ExpressionSyntax node)
    {
        var read = Rounded(node, reader.Read(node));
        return (place.Type, read.Note) switch
        {
            (FactType.WholeNumber, { IsNumber: true, IsWhole: false, IsFraction: false, Places: 0 }) => new NumberReading(Hidden.Call(nameof(ExactNumbers.ToWhole), read.Node), NumberNote.Whole),
            (FactType.WholeNumber, { IsNumber: true, IsWhole: false }) => NotWhole(node, read),
            (FactType.Decimal or FactType.Money, { IsFraction: true }) when !place.KeepsFractions || place.Type == FactType.Money => new NumberReading(Hidden.Call(nameof(ExactNumbers.ToNumber), read.Node), read.Note with { IsFraction = false }),
            _ => read,
        };
    }

    private NumberReading NotWhole(ExpressionSyntax node, NumberReading read)
    {
        diagnostics.Add(
            BindingDiagnostics.WrongType,
            source.SpanOf(node),
            "a number",
            "a whole number",
            "say how it is rounded: write `rounded: half_up` beside the value (or `half_even`, `up`, `down`), or `round_half_up(x, 0)` in place of `x`");
        return new NumberReading(Hidden.Call(nameof(ExactNumbers.ToWhole), Hidden.Call(nameof(ExactNumbers.ToNumber), read.Node)), NumberNote.Whole);
    }

    private NumberReading Rounded(ExpressionSyntax node, NumberReading read)
    {
        if (place.Rounded is not { } rounded)
        {
            return read;
        }

        if (!read.Note.IsNumber || place.StepFor(read.Note with { IsMoney = read.Note.IsMoney || isMoney }) is not { } step)
        {
            diagnostics.Add(
                NumberDiagnostics.CannotRound,
                rounded.Span,
                read.Note.IsNumber ? $"`{place.Name}` is a number of any size, and nothing says to what it is rounded" : $"`{source.TextOf(node).Trim()}` is no number that can be rounded",
                read.Note.IsNumber ? "say it after the word `to`, for example `half_up to 0.01`" : "take `rounded` away");
            return read;
        }

        var call = Hidden.Call(rounded.Mode.ToString(), read.Node, Hidden.Number(step));
        return new NumberReading(call, read.Note.ToPlaces(NumberNotes.PlacesOf(step), new PlacesMaker(source, node)) with { IsMoney = read.Note.IsMoney || place.Type == FactType.Money });
    }
}
