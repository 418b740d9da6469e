using System.Collections.Immutable;
using PolicyEngine.Diagnostics;

namespace PolicyEngine.Language.Syntax;

/// <summary>How grave what checks find is taken, below the folder of the file.</summary>
/// <param name="File">The file.</param>
/// <param name="Folder">Its folder, as its path begins; empty for the place where paths start.</param>
/// <param name="Severities">The settings.</param>
public sealed record SettingsSyntax(SourceFile File, string Folder, ImmutableArray<SeveritySyntax> Severities);

/// <summary>How grave findings of one kind are taken.</summary>
/// <param name="Folder">A folder below the file's own; empty for all of it.</param>
/// <param name="Id">The finding's id.</param>
/// <param name="Word"><c>off</c>, <c>note</c>, <c>warning</c> or <c>error</c>.</param>
public sealed record SeveritySyntax(string Folder, Written<string> Id, string Word);
