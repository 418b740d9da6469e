using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language.Syntax;

/// <summary>A check between answers as written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="When">What must hold.</param>
/// <param name="About">The facts that are asked again where it does not.</param>
/// <param name="Say">What is said then.</param>
/// <param name="Cite">Citations.</param>
/// <param name="Span">All of it.</param>
public sealed record ValidSyntax(Written<string> Id, TextSyntax When, ImmutableArray<Written<string>> About, TextSyntax Say, ImmutableArray<string> Cite, SourceSpan Span);
