using System.Collections.Immutable;
using System.Text;
using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Language.Syntax;

namespace PolicyEngine.Language;

/// <summary>The record of who approved which decisions: a YAML list, an entry a verdict.</summary>
/// <param name="File">The text; <see langword="null"/> when it could not be read at all.</param>
/// <param name="Records">The records, the oldest first; none when the text has an error, since nobody can tell then who signed for what.</param>
/// <param name="Place">Where the next record belongs; <see langword="null"/> when the text has an error.</param>
/// <param name="Diagnostics">What is wrong, by position.</param>
public sealed record ApprovalsDocument(SourceFile? File, ImmutableArray<ApprovalRecord> Records, ApprovalPlace? Place, IReadOnlyList<PolicyDiagnostic> Diagnostics)
{
    /// <summary>Reads the record of a file, which must be UTF-8.</summary>
    /// <param name="path">The file.</param>
    public static ApprovalsDocument ReadFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag();
        return SourceLoader.Read(path, Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".", YamlLimits.Approvals, diagnostics) is { } file ? Read(file) : new ApprovalsDocument(null, [], null, [.. diagnostics.Sorted()]);
    }

    /// <summary>Reads a record.</summary>
    /// <param name="file">The text.</param>
    public static ApprovalsDocument Read(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var diagnostics = new DiagnosticBag();
        var list = YamlTreeReader.ReadList(file, YamlLimits.Approvals, diagnostics);
        foreach (var item in list?.Items ?? [])
        {
            ShapeChecker.Check(item, ApprovalGrammar.Record, diagnostics);
        }

        foreach (var map in list?.Items.OfType<YamlMap>() ?? [])
        {
            ApprovalReader.CheckCases(map, diagnostics);
        }

        return list is null || diagnostics.HasErrors
            ? new ApprovalsDocument(file, [], null, [.. MessageLimit.Apply(diagnostics, file)])
            : new ApprovalsDocument(file, [.. list.Items.Cast<YamlMap>().Select(ApprovalReader.Read)], PlaceIn(file, list), [.. MessageLimit.Apply(diagnostics, file)]);
    }

    /// <summary>A text as a record can hold it: one line, without characters that cannot be seen.</summary>
    /// <param name="text">The text.</param>
    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var length = Rune.TryGetRuneAt(text, i, out var rune) ? rune.Utf16SequenceLength : 1;
            var isSpace = char.IsWhiteSpace(text, i);
            line.Append(isSpace ? " " : PlainCharacters.Trouble(text, i) is null ? text.AsSpan(i, length) : "");
            i += length;
        }

        return line.ToString().Trim();
    }

    private static ApprovalPlace PlaceIn(SourceFile file, YamlList list)
    {
        var isFirst = list.Items.IsEmpty;
        return list.IsFlow
            ? new ApprovalPlace(isFirst ? list.Opening + 1 : list.Items[^1].Span.End, null, isFirst)
            : new ApprovalPlace(file.Text.Length, file.PositionOf(list.Opening).Column - 1, isFirst);
    }
}

/// <summary>Where a record can be added to others.</summary>
/// <param name="Offset">The offset in the text.</param>
/// <param name="Indent">How far the records are indented; <see langword="null"/> where they stand in brackets.</param>
/// <param name="IsFirst">Whether no record stands before it.</param>
public sealed record ApprovalPlace(int Offset, int? Indent, bool IsFirst);
