using System.Globalization;
using PolicyEngine.Model;

namespace PolicyEngine.Evaluation.Facts;

/// <summary>How a record of a list is spelt: by its key where the list has one and the record gives it, and otherwise by its place, counted from 1.</summary>
public static class RecordNames
{
    /// <summary>What stands between the brackets: <c>Ada</c>, or <c>2</c>.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="list">The list.</param>
    /// <param name="fields">The record's canonical values.</param>
    /// <param name="record">The record, counted from 0.</param>
    public static string Of(PolicyModel model, Fact list, IReadOnlyList<object?> fields, int record)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(fields);
        return !list.Keys.IsEmpty && list.Keys.All(key => fields[key] is not null)
            ? string.Join(", ", list.Keys.Select(key => ValueText.Format(fields[key]!, null)))
            : (record + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A record as people are told of it: Ada, or child 2.</summary>
    /// <param name="list">The list.</param>
    /// <param name="fields">The record's canonical values.</param>
    /// <param name="record">The record, counted from 0.</param>
    public static string Shown(Fact list, IReadOnlyList<object?> fields, int record)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(fields);
        return !list.Keys.IsEmpty && list.Keys.All(key => fields[key] is not null)
            ? string.Join(", ", list.Keys.Select(key => ValueText.Display(fields[key]!, list.Fields[key].Type, null, "")))
            : string.Create(CultureInfo.InvariantCulture, $"{(list.One.Length > 0 ? list.One.Replace('_', ' ') : "record")} {record + 1}");
    }
}
