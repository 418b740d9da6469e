using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Testing;

/// <summary>One thing that a case expects of its decision, read and checked against the policy.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">The key in <c>expect</c>: <c>status</c>, <c>fired</c>, <c>missing</c>, <c>outcome</c>, or the name of an output, part or definition.</param>
/// <param name="Span">Where the expected value is written.</param>
public sealed record Expectation(ExpectationKind Kind, string Name, SourceSpan Span)
{
    /// <summary>The expected value as canonical text, the expected state or status as its word, or the expected names with commas between.</summary>
    public required string Text { get; init; }

    /// <summary>For a value, the item that it is expected of; <see langword="null"/> otherwise.</summary>
    public Item? Item { get; init; }

    /// <summary>For a result of one record, the list that the record stands in; empty otherwise.</summary>
    public string List { get; init; } = "";

    /// <summary>For a result of one record, the record as it is written: its key, or its place in brackets, <c>[2]</c>.</summary>
    public string Record { get; init; } = "";

    /// <summary>For a value, how far it is expected to come.</summary>
    public ValueState State { get; init; }

    /// <summary>For a settled value, the canonical value; <see langword="null"/> otherwise.</summary>
    public object? Value { get; init; }

    /// <summary>For <c>fired</c> and <c>missing</c>, the names.</summary>
    public ImmutableArray<string> Names { get; init; } = [];
}
