using System.Collections.Frozen;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding.Translation.Advice;

/// <summary>What to write in place of operations that lists do not have, with the names that the author used.</summary>
internal static class ListAdvice
{
    /// <summary>The operations that lists have.</summary>
    public static readonly string[] Operations = ["Count", "Any", "All", "Sum", "Min", "Max", "Where", "CountDistinct"];

    private static readonly FrozenSet<string> Picks =
        new[] { "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "Find", "Take", "Skip", "MinBy", "MaxBy" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Orders = new[] { "OrderBy", "OrderByDescending", "Sort", "Reverse", "ThenBy" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What to write in place of a record that is picked by its place.</summary>
    /// <param name="list">The list as written.</param>
    public static string InPlaceOfPlace(string list) =>
        $"records have no place in a list: narrow them with a condition and take one value, like `{list}.Where(x => …).Max(x => …)`, or ask whether there is one, `{list}.Any(x => …)`";

    /// <summary>The advice; <see langword="null"/> where there is none.</summary>
    public static string? For(MemberAccessExpressionSyntax access)
    {
        var (list, name) = (access.Expression.ToString(), access.Name.Identifier.ValueText);
        var rule = (access.Parent as InvocationExpressionSyntax)?.ArgumentList.Arguments.FirstOrDefault()?.ToString();
        if (Picks.Contains(name))
        {
            return Picked(list, rule, access);
        }

        if (Orders.Contains(name))
        {
            return $"records have no order: take the smallest or largest value with `{list}.Min({rule ?? "x => …"})` or `{list}.Max({rule ?? "x => …"})`";
        }

        return name switch
        {
            "Select" or "Map" or "SelectMany" => Selected(list, rule, access),
            "Average" or "Avg" or "Mean" => $"write `divide({list}.Sum({rule ?? "x => …"}), {list}.Count)`",
            "GroupBy" => $"records are not grouped: `{list}.CountDistinct({rule ?? "x => …"})` counts the different values, and `{list}.Count(x => …)` the records of one",
            "Distinct" or "DistinctBy" => $"write `{list}.CountDistinct({rule ?? "x => …"})`",
            "Contains" => $"write `{list}.Any(x => x.… == {rule ?? "…"})`",
            "Exists" => $"write `{list}.Any({rule ?? "x => …"})`",
            "TrueForAll" => $"write `{list}.All({rule ?? "x => …"})`",
            "Filter" or "FindAll" => $"write `{list}.Where({rule ?? "x => …"})`",
            "Length" or "Size" or "LongCount" => $"write `{list}.Count`",
            "IsEmpty" => $"write `{list}.Count == 0`",
            "Aggregate" or "Reduce" => $"add up with `{list}.Sum(x => …)`, or write a script that works on single values",
            "Concat" or "Union" or "Append" => "lists are not put together: take a value of each, and add the two",
            _ when char.IsAsciiLetterLower(name[0]) && NearestName.Find(name, Operations) is null => OfField(list, name),
            _ => null,
        };
    }

    /// <summary>What to write for a field that is named without its record.</summary>
    public static string OfField(string list, string field) => $"a field belongs to one record: write `{list}.Sum(x => x.{field})`, `Min` or `Max`, or a condition like `{list}.Any(x => x.{field} > 0)`";

    // `people.First(p => p.age > 3).income` is most often one value of the records that meet a condition.
    private static string Picked(string list, string? rule, MemberAccessExpressionSyntax access)
    {
        var field = access.Parent?.Parent is MemberAccessExpressionSyntax taken ? taken.Name.Identifier.ValueText : null;
        return rule is null || field is null || !rule.Contains("=>", StringComparison.Ordinal)
            ? InPlaceOfPlace(list)
            : $"records are not picked by their place: write `{list}.Where({rule}).Max(x => x.{field})` for the largest, `Min` for the smallest, or `Sum` for all of them";
    }

    private static string Selected(string list, string? rule, MemberAccessExpressionSyntax access)
    {
        var next = access.Parent?.Parent is MemberAccessExpressionSyntax taken ? taken.Name.Identifier.ValueText : "Sum";
        var operation = Operations.Contains(next) && next != "Where" ? next : "Sum";
        return $"give the value to what works on it: `{list}.{operation}({rule ?? "x => …"})`";
    }
}
