using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Binding.Scripts;

/// <summary>A script whose members may become members of the policy's generated class.</summary>
/// <param name="File">The author's file.</param>
/// <param name="Members">The members, with their positions in the file as annotations.</param>
/// <param name="Names">The members' names with their places.</param>
internal sealed record ParsedScript(SourceFile File, ImmutableArray<MemberDeclarationSyntax> Members, ImmutableArray<(string Name, SourceSpan Span)> Names);
