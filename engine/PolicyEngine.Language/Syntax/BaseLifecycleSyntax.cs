using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language.Syntax;

/// <summary>A base lifecycle as written, before it is merged into the policies that extend it.</summary>
public sealed record BaseLifecycleSyntax
{
    /// <summary>The file.</summary>
    public required SourceFile File { get; init; }

    /// <summary>Its id.</summary>
    public required Written<string> Id { get; init; }

    /// <summary>The facts that it brings along.</summary>
    public ImmutableArray<FactSyntax> Facts { get; init; } = [];

    /// <summary>The parameters that it brings along.</summary>
    public ImmutableArray<ParameterSyntax> Parameters { get; init; } = [];

    /// <summary>The definitions that it brings along.</summary>
    public ImmutableArray<DefinitionSyntax> Definitions { get; init; } = [];

    /// <summary>The lifecycle itself.</summary>
    public required LifecycleSyntax Lifecycle { get; init; }
}
