using System.Collections;

namespace PolicyEngine.Diagnostics;

/// <summary>Collects diagnostics during one run. Not thread-safe.</summary>
public sealed class DiagnosticBag : IReadOnlyCollection<PolicyDiagnostic>
{
    private readonly List<PolicyDiagnostic> items = [];

    /// <inheritdoc/>
    public int Count => items.Count;

    /// <summary>Whether any collected diagnostic is an error.</summary>
    public bool HasErrors => items.Exists(item => item.Severity == Severity.Error);

    /// <summary>Adds one diagnostic.</summary>
    public void Add(PolicyDiagnostic diagnostic) => items.Add(diagnostic);

    /// <summary>Adds a diagnostic of the given kind.</summary>
    public void Add(DiagnosticDescriptor descriptor, SourceSpan span, params object[] arguments)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        items.Add(descriptor.At(span, arguments));
    }

    /// <summary>Adds many.</summary>
    public void AddRange(IEnumerable<PolicyDiagnostic> diagnostics) => items.AddRange(diagnostics);

    /// <summary>All diagnostics without repeats, by file, position and id.</summary>
    public IReadOnlyList<PolicyDiagnostic> Sorted() =>
    [
        .. items.Distinct()
            .OrderBy(item => item.Span.File.Path, StringComparer.Ordinal)
            .ThenBy(item => item.Span.Start)
            .ThenBy(item => item.Id, StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public IEnumerator<PolicyDiagnostic> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
