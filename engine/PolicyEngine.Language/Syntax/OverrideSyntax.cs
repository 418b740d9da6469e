using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language.Syntax;

/// <summary>A locality's override as written, before it is merged into its base.</summary>
public sealed record OverrideSyntax
{
    /// <summary>The override's file.</summary>
    public required SourceFile File { get; init; }

    /// <summary>The locality's id.</summary>
    public required Written<string> Id { get; init; }

    /// <summary>The id of the base policy.</summary>
    public required Written<string> Of { get; init; }

    /// <summary>The title.</summary>
    public required Written<string> Title { get; init; }

    /// <summary>The owner.</summary>
    public required Written<string> Owner { get; init; }

    /// <summary>The source's document and place.</summary>
    public required Written<string> Source { get; init; }

    /// <summary>The source's document and place, each where it is written.</summary>
    public SourceSyntax? SourceParts { get; init; }

    /// <summary>The values that replace the base's.</summary>
    public ImmutableArray<ParameterOverrideSyntax> Parameters { get; init; } = [];

    /// <summary>The added facts.</summary>
    public ImmutableArray<FactSyntax> Facts { get; init; } = [];

    /// <summary>The added definitions.</summary>
    public ImmutableArray<DefinitionSyntax> Definitions { get; init; } = [];

    /// <summary>The rules added to the decision.</summary>
    public ImmutableArray<RuleSyntax> Rules { get; init; } = [];

    /// <summary>The notes.</summary>
    public ImmutableArray<NoteSyntax> Notes { get; init; } = [];
}

/// <summary>New values of a parameter.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Values">The values as written; checked against the base's type when merged.</param>
public sealed record ParameterOverrideSyntax(Written<string> Name, ImmutableArray<ParameterValueSyntax> Values);

/// <summary>What a locality may change.</summary>
/// <param name="Parameters">The parameters it may set.</param>
/// <param name="Outcomes">The outcomes to which its own rules may lead.</param>
public sealed record OverridesAllowedSyntax(ImmutableArray<AllowedParameterSyntax> Parameters, ImmutableArray<Written<string>> Outcomes)
{
    /// <summary>Nothing may be changed.</summary>
    public static OverridesAllowedSyntax Nothing { get; } = new([], []);
}

/// <summary>A parameter that a locality may set.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Minimum">The smallest value allowed, as canonical text; <see langword="null"/> for none.</param>
/// <param name="Maximum">The largest value allowed, as canonical text; <see langword="null"/> for none.</param>
public sealed record AllowedParameterSyntax(Written<string> Name, string? Minimum, string? Maximum);
