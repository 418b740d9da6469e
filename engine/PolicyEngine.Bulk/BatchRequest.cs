using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Bulk;

/// <summary>How rows are written in a file.</summary>
public enum RowFormat
{
    /// <summary>Comma-separated values, or separated by semicolons or tabs.</summary>
    Csv,

    /// <summary>A JSON object a line.</summary>
    JsonLines,

    /// <summary>Parquet.</summary>
    Parquet,
}

/// <summary>Where rows come from.</summary>
public sealed record BatchInput
{
    /// <summary>The name that messages show.</summary>
    public required string Name { get; init; }

    /// <summary>The file; <see langword="null"/> where <see cref="Stream"/> is given.</summary>
    public string? Path { get; init; }

    /// <summary>The bytes, where they are no file. It is disposed of.</summary>
    public Stream? Stream { get; init; }

    /// <summary>How they are written.</summary>
    public RowFormat Format { get; init; }

    /// <summary>The encoding of a text, like <c>windows-1252</c>; <see langword="null"/> for UTF-8, or what a mark of the byte order says.</summary>
    public string? Encoding { get; init; }

    /// <summary>The separator of CSV; <see langword="null"/> to find it out.</summary>
    public char? Separator { get; init; }

    /// <summary>The query whose rows are decided, where <see cref="Path"/> is a database or <see cref="Database"/> names one; <see langword="null"/> for a file.</summary>
    public string? Query { get; init; }

    /// <summary>The address of a PostgreSQL server; <see langword="null"/> for a file.</summary>
    public string? Database { get; init; }
}

/// <summary>Where the decided rows go.</summary>
public sealed record BatchOutput
{
    /// <summary>The name that messages show.</summary>
    public required string Name { get; init; }

    /// <summary>The file; <see langword="null"/> where <see cref="Stream"/> is given.</summary>
    public string? Path { get; init; }

    /// <summary>The stream, where it is no file. It is left open.</summary>
    public Stream? Stream { get; init; }

    /// <summary>How they are written.</summary>
    public RowFormat Format { get; init; }

    /// <summary>The columns, in order; none for all.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>Conditions that a row must meet to be written, like <c>outcome=refused</c>.</summary>
    public ImmutableArray<string> Where { get; init; } = [];
}

/// <summary>Rows to decide.</summary>
public sealed record BatchRequest
{
    /// <summary>The policy.</summary>
    public required Policy Policy { get; init; }

    /// <summary>Where rows come from.</summary>
    public required BatchInput Input { get; init; }

    /// <summary>Where decided rows go.</summary>
    public required BatchOutput Output { get; init; }

    /// <summary>Where refused rows go, as CSV; <see langword="null"/> for nowhere but <see cref="OnRefused"/>.</summary>
    public string? RefusedPath { get; init; }

    /// <summary>Is told of each refused row, in order.</summary>
    public Action<Rows.RefusedCell>? OnRefused { get; init; }

    /// <summary>The day of the decisions, where no column is.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What the columns are.</summary>
    public ColumnChoice Columns { get; init; } = new();

    /// <summary>How many rows, drawn by their numbers, are explained in full.</summary>
    public int ExplainSample { get; init; }

    /// <summary>How many rows are decided side by side; 0 for as many as there are cores.</summary>
    public int Threads { get; init; }

    /// <summary>Whether it goes on where a run that was stopped left its journal beside the output.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether files that exist are written anew.</summary>
    public bool Replace { get; init; }
}

/// <summary>How far a batch is.</summary>
/// <param name="Tally">The rows that are written.</param>
/// <param name="Done">How much of the input is done.</param>
/// <param name="Length">How much there is, in the same unit; -1 where nobody knows.</param>
public sealed record BatchProgress(BatchTally Tally, long Done, long Length);

/// <summary>What became of a batch.</summary>
/// <param name="Tally">How many rows came out how.</param>
/// <param name="Ended">Why reading ended before the end of the input; <see langword="null"/> where it did not.</param>
/// <param name="Broken">Why writing broke off; <see langword="null"/> where it did not. The output is whole up to its last row.</param>
/// <param name="IsCancelled">Whether it was interrupted. The output is whole up to its last row.</param>
public sealed record BatchResult(BatchTally Tally, Rows.RefusedCell? Ended, Problem? Broken, bool IsCancelled)
{
    /// <summary>The decisions in full that were drawn, as JSON, by their row's line or number.</summary>
    public IReadOnlyList<(long Place, string Json)> Explained { get; init; } = [];
}
