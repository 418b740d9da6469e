using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Model;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Repl.CSharp.Trusted;

/// <summary>What a submission gave, in words: plain values as they are, sequences as tables.</summary>
internal static class ResultText
{
    private const int MostItems = 1000;

    /// <summary>The text; <see langword="null"/> when there is nothing to show.</summary>
    /// <param name="value">The value.</param>
    public static Page? Of(object? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value is string || value is not IEnumerable sequence)
        {
            return IsPlain(value) || Columns(value.GetType()) is not { Length: > 0 } members || HasOwnText(value.GetType()) ? Page.Of(Cell(value)) : Page.Of(string.Join('\n', members.Select(member => $"{member.Name} = {Cell(Read(member, value))}")));
        }

        var items = sequence.Cast<object?>().Take(MostItems + 1).ToArray();
        if (items.Length == 0)
        {
            return Page.Of("nothing in the list");
        }

        var columns = items.FirstOrDefault(item => item is not null) is { } first && !IsPlain(first) ? Columns(first.GetType()) : [];
        string[][] rows = [.. items.Select(item => columns.Length == 0 || item is null ? [Cell(item)] : columns.Select(column => item.GetType() == column.DeclaringType || column.DeclaringType!.IsInstanceOfType(item) ? Cell(Read(column, item)) : "").ToArray())];
        return new Page().Put(columns.Length == 0
            ? new PageBlock.Table([new TableColumn("", false)], [.. rows.Select(row => row.ToImmutableArray())])
            : new PageBlock.Table([.. columns.Select(column => new TableColumn(column.Name, IsNumber(column.PropertyType)))], [.. rows.Select(row => Filled(row, columns.Length))]));
    }

    private static ImmutableArray<string> Filled(string[] row, int length) => [.. row, .. Enumerable.Repeat("", length - row.Length)];

    /// <summary>The canonical text of a value that a fact could hold; <see langword="null"/> for any other.</summary>
    public static string? Canonical(object? value) => value switch
    {
        bool or long or decimal or DateOnly or TimeOnly or string => ValueText.Format(value, null),
        int number => ValueText.Format((long)number, null),
        Enum option => option.ToString(),
        _ => null,
    };

    private static string Cell(object? value) => SafeText.Of(value switch
    {
        null => "null",
        bool yes => yes ? "true" : "false",
        DateOnly or TimeOnly => ValueText.Format(value, null),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        string text => text,
        IEnumerable sequence => string.Join(", ", sequence.Cast<object?>().Take(20).Select(Cell)),
        _ => value.ToString() ?? "",
    });

    private static bool IsPlain(object value) => value is string or IFormattable or bool || value.GetType().IsPrimitive || value is IEnumerable or Type or Delegate;

    private static bool HasOwnText(Type type) => type.Name.StartsWith('<') == false && type.GetMethod("<Clone>$") is null && type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType == type;

    private static bool IsNumber(Type type) => type == typeof(long) || type == typeof(int) || type == typeof(decimal) || type == typeof(double);

    private static PropertyInfo[] Columns(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract")];

    private static object? Read(PropertyInfo property, object item)
    {
        try
        {
            return property.GetValue(item);
        }
        catch (TargetInvocationException failure)
        {
            return failure.InnerException is ValueNotKnownException unknown ? $"({unknown.Message})" : "(no value)";
        }
    }
}
