namespace PolicyEngine.Language.Syntax;

/// <summary>The paper that a policy rests on, in its two pieces.</summary>
/// <param name="Document">Which paper.</param>
/// <param name="At">Where in it.</param>
public sealed record SourceSyntax(Written<string>? Document, Written<string>? At);
