using System.Collections.Immutable;

namespace PolicyEngine.Language.Syntax;

/// <summary>What is worked out for each record of a list: names of its own, in which the fields of one record are read by name.</summary>
public sealed record ForEachSyntax
{
    /// <summary>The list's name.</summary>
    public required Written<string> List { get; init; }

    /// <summary>The definitions.</summary>
    public ImmutableArray<DefinitionSyntax> Definitions { get; init; } = [];

    /// <summary>The criteria groups.</summary>
    public ImmutableArray<CriteriaSyntax> Criteria { get; init; } = [];

    /// <summary>The tables.</summary>
    public ImmutableArray<TableSyntax> Tables { get; init; } = [];

    /// <summary>The matrices.</summary>
    public ImmutableArray<MatrixSyntax> Matrices { get; init; } = [];

    /// <summary>The bands.</summary>
    public ImmutableArray<BandsSyntax> Bands { get; init; } = [];

    /// <summary>The parts.</summary>
    public ImmutableArray<PartSyntax> Parts { get; init; } = [];

    /// <summary>The outputs.</summary>
    public ImmutableArray<OutputSyntax> Outputs { get; init; } = [];

    /// <summary>The types that its names are given.</summary>
    public IEnumerable<TypeSyntax> Types =>
    [
        .. Parts.Select(part => part.Outcomes),
        .. Outputs.Select(output => output.Type),
        .. Tables.SelectMany(table => table.Outputs).Select(output => output.Type),
        .. Matrices.Select(matrix => matrix.Output),
        .. Bands.Select(bands => bands.Output),
    ];

    /// <summary>Its names with what each names, as written.</summary>
    public IEnumerable<(Written<string> Name, string Thing)> Names =>
    [
        .. Definitions.Select(item => (item.Name, "a definition")),
        .. Criteria.Select(item => (item.Name, "a criteria group")),
        .. Tables.Select(item => (item.Name, "a table")),
        .. Matrices.Select(item => (item.Name, "a matrix")),
        .. Bands.Select(item => (item.Name, "a scale of bands")),
        .. Parts.Select(item => (item.Name, "a part")),
        .. Outputs.Select(item => (item.Name, "an output")),
    ];
}
