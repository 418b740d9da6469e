using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Language;

/// <summary>Reads parameters with their values by date and key.</summary>
internal static class ParameterReader
{
    /// <summary>Reads the parameters of a policy.</summary>
    public static ImmutableArray<ParameterSyntax> Read(MapReader policy, DiagnosticBag diagnostics) =>
        [.. policy.Names("parameters").Where(entry => entry.Value is YamlMap).Select(entry => ReadOne(entry.Key, new MapReader((YamlMap)entry.Value), diagnostics))];

    /// <summary>Reads the parameters of an override; their values are checked when the base's type is known.</summary>
    public static ImmutableArray<ParameterOverrideSyntax> ReadOverrides(MapReader locality, DiagnosticBag diagnostics) =>
    [
        .. locality.Names("parameters").Where(entry => entry.Value is YamlMap)
            .Select(entry => new ParameterOverrideSyntax(entry.Key.ToWritten(), ReadValues(new MapReader((YamlMap)entry.Value), diagnostics))),
    ];

    /// <summary>Reports values that are not of the parameter's type, have no key where one is needed, or overlap.</summary>
    public static void Check(ParameterSyntax parameter, DiagnosticBag diagnostics)
    {
        foreach (var value in parameter.Values)
        {
            CheckKey(parameter, value, diagnostics);
            if (value.Value is { } written)
            {
                TypeReader.CheckValue(written, parameter.Type.Type, diagnostics);
            }
        }

        foreach (var values in parameter.Values.GroupBy(value => KeyOf(parameter, value), StringComparer.Ordinal))
        {
            CheckOverlap([.. values.OrderBy(value => value.From.Value).ThenBy(value => value.Span.Start)], diagnostics);
        }
    }

    private static ParameterSyntax ReadOne(YamlScalar name, MapReader map, DiagnosticBag diagnostics)
    {
        var parameter = new ParameterSyntax
        {
            Name = name.ToWritten(),
            Type = TypeReader.Read(map, diagnostics),
            By = map.Written("by"),
            Title = map.Words("title"),
            Unit = map.Words("unit"),
            Note = map.Words("note"),
            ShownTo = map.Readers(),
            Values = ReadValues(map, diagnostics),
            Cite = map.Cite(),
        };
        Check(parameter, diagnostics);
        return parameter;
    }

    private static ImmutableArray<ParameterValueSyntax> ReadValues(MapReader map, DiagnosticBag diagnostics) =>
        [.. map.Children("values").Select(value => ReadValue(value, diagnostics)).OfType<ParameterValueSyntax>()];

    private static ParameterValueSyntax? ReadValue(MapReader map, DiagnosticBag diagnostics)
    {
        map.CheckPeriod(diagnostics);
        var hasNone = map.YesNo("no_value");
        if ((map.Map.Find("value") is null) != hasNone)
        {
            diagnostics.Add(ReadingDiagnostics.ValueOrNone, map.Map.Head);
        }

        return map.Date("from") is { } from
            ? new ParameterValueSyntax(map.Written("key"), from, map.Date("to"), hasNone ? null : map.Written("value"), map.Cite(), map.Span)
            : null;
    }

    private static void CheckKey(ParameterSyntax parameter, ParameterValueSyntax value, DiagnosticBag diagnostics)
    {
        if (parameter.By is null && value.Key is { } extra)
        {
            diagnostics.Add(ReadingDiagnostics.KeyWithoutBy, extra.Span);
        }
        else if (parameter.By is { } by && value.Key is null)
        {
            diagnostics.Add(ReadingDiagnostics.NoKey, value.Span, by.Value);
        }
        else if (value.Key is { } key && parameter.By?.Value == "whole_number")
        {
            TypeReader.CheckValue(key, FactType.WholeNumber, diagnostics);
        }
    }

    private static string KeyOf(ParameterSyntax parameter, ParameterValueSyntax value) =>
        value.Key is null ? ""
        : parameter.By?.Value == "whole_number" && ValueText.TryParse(value.Key.Value, FactType.WholeNumber, null) is { } number ? ValueText.Format(number, null)
        : value.Key.Value;

    // A value without `to` gives way to the next one; only a stated end, or the same first day, can overlap.
    private static void CheckOverlap(ParameterValueSyntax[] values, DiagnosticBag diagnostics)
    {
        for (var i = 1; i < values.Length; i++)
        {
            var (earlier, later) = (values[i - 1], values[i]);
            if (earlier.From.Value == later.From.Value || earlier.To?.Value >= later.From.Value)
            {
                diagnostics.Add(ReadingDiagnostics.ValuesOverlap, later.From.Span, Examples.Of(later.From.Value), Examples.PlaceOf(earlier.Span, later.Span));
            }
        }
    }
}
