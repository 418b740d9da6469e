using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace PolicyEngine.Diagnostics;

/// <summary>Something to say about an author's text, as data.</summary>
/// <param name="Id">The kind's id, for example <c>PE1004</c>.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">What is wrong, in the officer's words.</param>
/// <param name="Help">What to do next; may be empty.</param>
/// <param name="Span">The exact text it is about.</param>
public sealed record PolicyDiagnostic(string Id, Severity Severity, string Message, string Help, SourceSpan Span)
{
    /// <summary>What follows from it, and goes when it is mended.</summary>
    public ImmutableArray<PolicyDiagnostic> Symptoms { get; init; } = [];

    /// <summary>Where it is, in lines and columns.</summary>
    public SourceLocation Location => Span.Location;

    /// <summary>The message with its help and without any value of a person, for exceptions and logs.</summary>
    [AllowNull]
    public string Discreet
    {
        get => field ?? Together(Message, Help);
        init;
    }

    internal static string Together(string message, string help) => help.Length == 0 ? message : $"{message} ({help})";
}
