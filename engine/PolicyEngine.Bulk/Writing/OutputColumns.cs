using System.Collections.Immutable;
using PolicyEngine.Bulk.Deciding;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bulk.Writing;

/// <summary>What a column of the output holds.</summary>
internal enum OutputKind
{
    /// <summary>The line or number of the row.</summary>
    Place,

    /// <summary>A column of the input, as it came.</summary>
    Kept,

    /// <summary>The day of the decision.</summary>
    AsOf,

    /// <summary>Determined, undetermined or faulted.</summary>
    Status,

    /// <summary>The outcome, a part or an output.</summary>
    Answer,

    /// <summary>What could still change the answer.</summary>
    Missing,

    /// <summary>What broke.</summary>
    Fault,
}

/// <summary>A column of the output.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Place">The place among the kept columns, or among the answers.</param>
internal sealed record OutputColumn(string Name, OutputKind Kind, int Place = 0);

/// <summary>The columns of the output: all, or those that were chosen.</summary>
internal static class OutputColumns
{
    /// <summary>The columns that there can be.</summary>
    public static ImmutableArray<OutputColumn> All(string placeWord, IReadOnlyList<string> kept, IReadOnlyList<AnswerColumn> answers) =>
    [
        new(placeWord, OutputKind.Place),
        .. kept.Select((name, place) => new OutputColumn(name, OutputKind.Kept, place)),
        new("as_of", OutputKind.AsOf),
        new("status", OutputKind.Status),
        .. answers.Select((answer, place) => new OutputColumn(answer.Name, OutputKind.Answer, place)),
        new("missing", OutputKind.Missing),
        new("fault", OutputKind.Fault),
    ];

    /// <summary>The columns to write; without a choice, all but the day.</summary>
    public static Result<ImmutableArray<OutputColumn>> Choose(ImmutableArray<OutputColumn> all, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return Twice([.. all.Where(column => column.Kind != OutputKind.AsOf)]);
        }

        var chosen = names.Select(name => all.FirstOrDefault(column => column.Name == name)).ToArray();
        var unknown = Array.IndexOf(chosen, null);
        return unknown >= 0
            ? new Result<ImmutableArray<OutputColumn>>.Refused(NoColumn(all, names[unknown]))
            : Twice([.. chosen.Select(column => column!)]);
    }

    /// <summary>That there is no such column.</summary>
    public static Problem NoColumn(ImmutableArray<OutputColumn> all, string name)
    {
        var names = all.Select(column => column.Name).ToArray();
        return new Problem($"the output has no column `{name}`", NearestName.Hint(name, names) is { Length: > 0 } hint ? hint : $"its columns are {string.Join(", ", names.Select(one => $"`{one}`"))}");
    }

    private static Result<ImmutableArray<OutputColumn>> Twice(ImmutableArray<OutputColumn> columns) =>
        columns.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? new Result<ImmutableArray<OutputColumn>>.Refused(new Problem($"two columns of the output would be named `{twice.Key}`", "rename the column of the input, or do not keep it"))
            : new Result<ImmutableArray<OutputColumn>>.Done(columns);

    /// <summary>A status as it is written.</summary>
    public static ReadOnlySpan<byte> Word(RowStatus status) => status switch
    {
        RowStatus.Determined => "determined"u8,
        RowStatus.Undetermined => "undetermined"u8,
        RowStatus.Faulted => "faulted"u8,
        RowStatus.Refused => "refused"u8,
        RowStatus.Open or RowStatus.Asked or _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
