using PolicyEngine.Testing;

namespace PolicyEngine.Repl.Testing;

/// <summary>What <c>policy test</c> was asked for.</summary>
internal sealed record TestOptions
{
    /// <summary>The paths as given; none for the default.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Which cases to run.</summary>
    public required CaseFilter Filter { get; init; }

    /// <summary>How the results are written: <c>text</c>, <c>json</c> or <c>junit</c>.</summary>
    public string Format { get; init; } = "text";

    /// <summary>The file for the results; <see langword="null"/> for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>Whether received snapshots are written.</summary>
    public bool Writes { get; init; }

    /// <summary>Whether to say how far the cases reach.</summary>
    public bool Coverage { get; init; }

    /// <summary>The least coverage in percent; <see langword="null"/> for any.</summary>
    public int? Threshold { get; init; }

    /// <summary>Whether nothing is asked for but the cases, as text.</summary>
    public bool IsPlain => Format == "text" && Output is null && !Coverage && Threshold is null && !Mutates && Report is null;

    /// <summary>The file for the page to read; <see langword="null"/> for none.</summary>
    public string? Report { get; init; }

    /// <summary>Whether to try the cases on policies with small mistakes.</summary>
    public bool Mutates { get; init; }

    /// <summary>The most mutants a policy; <see langword="null"/> for all.</summary>
    public int? MostMutants { get; init; }
}
