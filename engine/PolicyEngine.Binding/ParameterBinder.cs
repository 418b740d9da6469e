using System.Collections.Immutable;
using PolicyEngine.Binding.Symbols;
using PolicyEngine.Binding.Tables;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding;

/// <summary>Makes a policy's parameters: values and keys in canonical text, in order of key and first day.</summary>
internal static class ParameterBinder
{
    public static ImmutableArray<Parameter> Bind(PolicySyntax policy, SymbolTable symbols, DiagnosticBag diagnostics) =>
        [.. policy.Parameters.Select(parameter => Bind(parameter, symbols, diagnostics))];

    private static Parameter Bind(ParameterSyntax parameter, SymbolTable symbols, DiagnosticBag diagnostics)
    {
        var symbol = symbols.Find(parameter.Name.Value)!;
        var key = symbol.Kind == SymbolKind.Parameter ? symbol.Key : null;
        return new Parameter
        {
            Name = parameter.Name.Value,
            Type = parameter.Type.Type,
            ChoiceSet = symbol.Shape.ChoiceSet,
            KeyType = key?.Type,
            KeyChoiceSet = key?.ChoiceSet ?? -1,
            Title = parameter.Title.Length == 0 ? parameter.Name.Value : parameter.Title,
            Unit = parameter.Unit,
            Note = parameter.Note,
            ShownTo = parameter.ShownTo,
            Cite = parameter.Cite,
            Location = parameter.Name.Span.Location,
            Values =
            [
                .. parameter.Values
                    .Select(value => new ParameterValue(Key(value, key, symbols, diagnostics), value.From.Value, value.To?.Value, Value(value, parameter.Unit, symbol.Shape, symbols, diagnostics), value.Cite, value.Span.Location))
                    .OrderBy(value => value.Key, StringComparer.Ordinal)
                    .ThenBy(value => value.From),
            ],
        };
    }

    private static string? Key(ParameterValueSyntax value, ValueShape? key, SymbolTable symbols, DiagnosticBag diagnostics)
    {
        if (value.Key is null || key is null)
        {
            return null;
        }

        return Canonical(value.Key, key, symbols, diagnostics);
    }

    private static string? Value(ParameterValueSyntax value, string unit, ValueShape shape, SymbolTable symbols, DiagnosticBag diagnostics)
    {
        if (value.Value is { } written && ValueText.SaysSize(unit) && ValueText.HasSize(written.Value))
        {
            diagnostics.Add(BindingDiagnostics.TwoSizes, written.Span, written.Value, unit);
            return "";
        }

        return value.Value is null ? null : Canonical(value.Value, shape, symbols, diagnostics);
    }

    private static string Canonical(Written<string> written, ValueShape shape, SymbolTable symbols, DiagnosticBag diagnostics)
    {
        if (shape.Type == FactType.Choice)
        {
            symbols.Choices.OptionPlace(shape.ChoiceSet, written, diagnostics);
            return written.Value;
        }

        if (ValueText.TryParse(written.Value, shape.Type, null) is { } parsed)
        {
            return ValueText.Format(parsed, null);
        }

        diagnostics.Add(BindingDiagnostics.BadValue, written.Span, written.Value, ValueShape.Words(shape.Type), ValueAdvice.For(written.Value, shape.Type));
        return "";
    }
}
