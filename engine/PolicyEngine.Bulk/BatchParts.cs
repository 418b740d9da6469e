using System.Collections.Immutable;
using System.Text;
using PolicyEngine.Bulk.Deciding;
using PolicyEngine.Bulk.Reading;
using PolicyEngine.Bulk.Rows;
using PolicyEngine.Bulk.Writing;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bulk;

/// <summary>What a batch is made of, put together from a request, with everything that is wrong with it.</summary>
internal sealed class BatchParts : IDisposable
{
    private readonly List<Problem> problems = [];

    private BatchParts()
    {
    }

    /// <summary>The rows.</summary>
    public IRowSource Source { get; private set; } = null!;

    /// <summary>The columns of the input.</summary>
    public ColumnMap Map { get; private set; } = null!;

    /// <summary>How cells are written.</summary>
    public CellForms Forms { get; private set; } = null!;

    /// <summary>The columns of the output.</summary>
    public ImmutableArray<OutputColumn> Columns { get; private set; } = [];

    /// <summary>The conditions on what is written.</summary>
    public RowCondition[] Conditions { get; private set; } = [];

    /// <summary>What is wrong; with anything, nothing else may be used.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Puts them together.</summary>
    public static BatchParts Of(BatchRequest request)
    {
        var parts = new BatchParts();
        if (parts.Take(DateForm.Of(request.Columns.DateForm)) is { } dates && parts.Take(RowSources.Open(request)) is { } source)
        {
            parts.Source = source;
            parts.Forms = new CellForms(request.Policy.Model, dates, [.. request.Columns.NotKnown.Append("n/k").Select(Encoding.UTF8.GetBytes)]);
            parts.Map = ColumnMap.Of(request.Policy.Model, source.Headings, request.Columns);
            parts.problems.AddRange(parts.Map.Problems);
            parts.Shape(request);
        }

        return parts;
    }

    /// <inheritdoc/>
    public void Dispose() => Source?.Dispose();

    private void Shape(BatchRequest request)
    {
        var like = new RowBlock(request.Policy.Model, [], 0, AnswerColumn.Of(request.Policy.Model));
        var all = OutputColumns.All(Source.PlaceWord, Map.Kept, like.Answers);
        var chosen = Take2(OutputColumns.Choose(all, request.Output.Columns));
        Columns = chosen ?? [];
        Conditions = [.. request.Output.Where.Select(text => Take(RowCondition.Of(text, all, like))).OfType<RowCondition>()];
    }

    private T? Take<T>(Result<T> result)
        where T : class
    {
        if (result is Result<T>.Refused refused)
        {
            problems.Add(refused.Problem);
        }

        return (result as Result<T>.Done)?.Value;
    }

    private ImmutableArray<OutputColumn>? Take2(Result<ImmutableArray<OutputColumn>> result)
    {
        if (result is Result<ImmutableArray<OutputColumn>>.Refused refused)
        {
            problems.Add(refused.Problem);
        }

        return (result as Result<ImmutableArray<OutputColumn>>.Done)?.Value;
    }
}
