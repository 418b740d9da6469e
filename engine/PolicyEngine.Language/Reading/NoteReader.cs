using System.Collections.Immutable;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>Reads notes and suppressions.</summary>
internal static class NoteReader
{
    /// <summary>Reads the notes.</summary>
    public static ImmutableArray<NoteSyntax> ReadNotes(MapReader file) =>
        [.. file.Children("notes").Select(note => new NoteSyntax(note.Words("about"), note.Words("says"), note.Cite()))];

    /// <summary>Reads the suppressions.</summary>
    public static ImmutableArray<SuppressionSyntax> ReadSuppressions(MapReader file) =>
        [.. file.Children("suppress").Select(item => new SuppressionSyntax(item.RequiredWritten("id"), item.Words("at"), item.Words("reason")))];
}
