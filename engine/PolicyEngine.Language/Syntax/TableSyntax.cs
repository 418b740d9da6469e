using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Language.Syntax;

/// <summary>A decision table.</summary>
public sealed record TableSyntax
{
    /// <summary>Its name.</summary>
    public required Written<string> Name { get; init; }

    /// <summary>Its words; empty when left out.</summary>
    public string Title { get; init; } = "";

    /// <summary>The hit policy; for collect, with how it is collected.</summary>
    public HitPolicy Hit { get; init; }

    /// <summary>The input columns.</summary>
    public ImmutableArray<ColumnSyntax> Inputs { get; init; } = [];

    /// <summary>The output columns.</summary>
    public ImmutableArray<TableOutputSyntax> Outputs { get; init; } = [];

    /// <summary>Order of the first output's values under priority.</summary>
    public ImmutableArray<Written<string>> Priority { get; init; } = [];

    /// <summary>The file that the rows come from; <see langword="null"/> where they stand in the policy.</summary>
    public RowsFromSyntax? RowsFrom { get; init; }

    /// <summary>The rows.</summary>
    public ImmutableArray<RowSyntax> Rows { get; init; } = [];

    /// <summary>The otherwise row; only its values, reason and citations count.</summary>
    public RowSyntax? Otherwise { get; init; }

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];
}

/// <summary>An input column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Input">Its expression.</param>
public sealed record ColumnSyntax(Written<string> Name, TextSyntax Input);

/// <summary>An output column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
public sealed record TableOutputSyntax(Written<string> Name, TypeSyntax Type);

/// <summary>A row.</summary>
public sealed record RowSyntax
{
    /// <summary>Its id; the one-based number when left out.</summary>
    public required string Id { get; init; }

    /// <summary>The cells by column name; columns left out accept anything.</summary>
    public ImmutableDictionary<string, TextSyntax> Cells { get; init; } = ImmutableDictionary<string, TextSyntax>.Empty;

    /// <summary>The values by output name.</summary>
    public ImmutableDictionary<string, Written<string>> Values { get; init; } = ImmutableDictionary<string, Written<string>>.Empty;

    /// <summary>A further condition.</summary>
    public TextSyntax? When { get; init; }

    /// <summary>The first day on which it holds; <see langword="null"/> when left out.</summary>
    public Written<DateOnly>? From { get; init; }

    /// <summary>The last day on which it holds; <see langword="null"/> when left out.</summary>
    public Written<DateOnly>? To { get; init; }

    /// <summary>Reason.</summary>
    public TextSyntax? Because { get; init; }

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];

    /// <summary>The whole row.</summary>
    public required SourceSpan Span { get; init; }
}

/// <summary>A matrix.</summary>
public sealed record MatrixSyntax
{
    /// <summary>Its name.</summary>
    public required Written<string> Name { get; init; }

    /// <summary>Its words; empty when left out.</summary>
    public string Title { get; init; } = "";

    /// <summary>The row input.</summary>
    public required TextSyntax RowInput { get; init; }

    /// <summary>The rows' values, as cell texts.</summary>
    public ImmutableArray<TextSyntax> RowValues { get; init; } = [];

    /// <summary>The column input.</summary>
    public required TextSyntax ColumnInput { get; init; }

    /// <summary>The columns' values, as cell texts.</summary>
    public ImmutableArray<TextSyntax> ColumnValues { get; init; } = [];

    /// <summary>The type of the result.</summary>
    public required TypeSyntax Output { get; init; }

    /// <summary>The results: one list a row value, one result a column value.</summary>
    public ImmutableArray<ImmutableArray<Written<string>>> Cells { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];
}

/// <summary>Bands.</summary>
public sealed record BandsSyntax
{
    /// <summary>Its name.</summary>
    public required Written<string> Name { get; init; }

    /// <summary>Its words; empty when left out.</summary>
    public string Title { get; init; } = "";

    /// <summary>The input.</summary>
    public required TextSyntax Of { get; init; }

    /// <summary>The type of the result.</summary>
    public required TypeSyntax Output { get; init; }

    /// <summary>Values that the paper leaves open.</summary>
    public ImmutableArray<Written<string>> Undecided { get; init; } = [];

    /// <summary>The bands.</summary>
    public ImmutableArray<BandSyntax> Bands { get; init; } = [];

    /// <summary>Citations.</summary>
    public ImmutableArray<string> Cite { get; init; } = [];
}

/// <summary>A band.</summary>
/// <param name="Lower">The lower edge; <see langword="null"/> for none.</param>
/// <param name="LowerIncluded">Whether the lower edge is in.</param>
/// <param name="Upper">The upper edge; <see langword="null"/> for none.</param>
/// <param name="UpperIncluded">Whether the upper edge is in.</param>
/// <param name="Value">The result.</param>
/// <param name="Because">Reason.</param>
/// <param name="Cite">Citations.</param>
/// <param name="Span">The whole band.</param>
public sealed record BandSyntax(Written<string>? Lower, bool LowerIncluded, Written<string>? Upper, bool UpperIncluded, Written<string> Value, TextSyntax? Because, ImmutableArray<string> Cite, SourceSpan Span)
{
    /// <summary>The first day on which it holds; <see langword="null"/> for every day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day on which it holds; <see langword="null"/> for every day.</summary>
    public DateOnly? To { get; init; }
}
