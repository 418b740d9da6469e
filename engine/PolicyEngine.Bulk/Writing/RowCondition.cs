using System.Collections.Immutable;
using System.Text;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bulk.Writing;

/// <summary>A condition on what is written, like <c>outcome=refused</c>: a column has, or with <c>!=</c> has not, one of some values.</summary>
internal sealed class RowCondition
{
    private readonly OutputColumn column;
    private readonly bool isNot;
    private readonly string[] values;
    private readonly byte[][] bytes;

    private RowCondition(OutputColumn column, bool isNot, string[] values)
    {
        (this.column, this.isNot, this.values) = (column, isNot, values);
        bytes = [.. values.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Reads a condition.</summary>
    public static Result<RowCondition> Of(string text, ImmutableArray<OutputColumn> all, RowBlock like)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0)
        {
            return Refused($"`{text}` is no condition on rows", "write it like outcome=refused, status!=determined or outcome=refused,granted");
        }

        var isNot = text[at - 1] == '!';
        var name = text[..(isNot ? at - 1 : at)].Trim();
        var values = text[(at + 1)..].Split(',').Select(value => value.Trim()).ToArray();
        if (all.FirstOrDefault(one => one.Name == name) is not { } column)
        {
            return new Result<RowCondition>.Refused(OutputColumns.NoColumn(all, name));
        }

        string[] known = column.Kind == OutputKind.Status ? ["determined", "undetermined", "faulted"]
            : column.Kind == OutputKind.Answer && like.Answers[column.Place].Choices is { } choices ? [.. choices.Options.Select(option => option.Name), "?", ""]
            : values;
        return values.FirstOrDefault(value => !known.Contains(value)) is { } strange
            ? Refused($"`{name}` is never `{strange}`", NearestName.Hint(strange, known) is { Length: > 0 } hint ? hint : $"it is {string.Join(", ", known.Where(one => one.Length > 0).Select(one => $"`{one}`"))}")
            : new Result<RowCondition>.Done(new RowCondition(column, isNot, values));
    }

    /// <summary>Whether a row meets it.</summary>
    public bool Holds(RowBlock block, int row) => Has(block, row) != isNot;

    private bool Has(RowBlock block, int row) => column.Kind switch
    {
        OutputKind.Status => Among(OutputColumns.Word(block.Statuses[row])),
        OutputKind.Kept => Among(block.Kept[column.Place].At(row)),
        OutputKind.Answer => Array.IndexOf(values, block.Answers[column.Place].TextOf(row)) >= 0,
        OutputKind.Place => Array.IndexOf(values, FormattableString.Invariant($"{block.Places[row]}")) >= 0,
        OutputKind.AsOf => Array.IndexOf(values, DateOnly.FromDayNumber(block.Days[row]).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) >= 0,
        OutputKind.Missing => Array.IndexOf(values, block.Open.GetValueOrDefault(row)?.Missing ?? "") >= 0,
        OutputKind.Fault => Array.IndexOf(values, block.Open.GetValueOrDefault(row)?.Fault ?? "") >= 0,
        _ => throw new InvalidOperationException("no such column"),
    };

    private bool Among(ReadOnlySpan<byte> text)
    {
        foreach (var value in bytes)
        {
            if (text.SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }

    private static Result<RowCondition> Refused(string message, string help) => new Result<RowCondition>.Refused(new Problem(message, help));
}
