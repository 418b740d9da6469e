using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Testing.Expecting;

/// <summary>Puts other names into a list that somebody wrote: item by item where it has lines or comments of its own, so that those stay.</summary>
/// <param name="text">The file's text.</param>
/// <param name="key">The key that it stands under.</param>
/// <param name="list">The list.</param>
internal sealed class NameListEdits(string text, SourceSpan key, GivenList list)
{
    private bool IsInBrackets => list.Span.Text.StartsWith('[');

    /// <summary>The edits.</summary>
    /// <param name="names">The names that belong into it.</param>
    public IEnumerable<FileEdit> To(ImmutableArray<string> names)
    {
        if (IsInBrackets && !list.Span.Text.Contains('#', StringComparison.Ordinal))
        {
            return [new FileEdit(list.Span.Start, list.Span.Length, $"[{string.Join(", ", names)}]")];
        }

        var both = Math.Min(names.Length, list.Items.Length);
        var changed = list.Items.Take(both).Zip(names).Where(pair => ((GivenScalar)pair.First).Text != pair.Second).Select(pair => Replaced((GivenScalar)pair.First, pair.Second));
        var left = Enumerable.Range(both, list.Items.Length - both).SelectMany(place => Removed(place, names.IsEmpty));
        return changed.Concat(left).Concat(Added(names[both..]));
    }

    private static FileEdit Replaced(GivenScalar item, string name) => new(item.Span.Start, item.Span.Length, YamlWriting.As(name, item.Span.Text));

    private IEnumerable<FileEdit> Added(ImmutableArray<string> names)
    {
        var last = list.Items[^1].Span;
        if (names.IsEmpty)
        {
            return [];
        }

        return IsInBrackets
            ? [new FileEdit(last.End, 0, string.Concat(names.Select(name => $", {name}")))]
            : [new FileEdit(EndOfLine(last.End), 0, string.Concat(names.Select(name => $"{LineEnd()}{new string(' ', ColumnOf(DashBefore(last.Start)))}- {name}")))];
    }

    // The first item of a list that becomes empty leaves the brackets of an empty list behind; unlike a dash they must stand further in than the key.
    private IEnumerable<FileEdit> Removed(int place, bool isAll)
    {
        var item = list.Items[place].Span;
        if (IsInBrackets)
        {
            yield return new FileEdit(item.Start, item.Length, "");
            if (place > 0)
            {
                yield return new FileEdit(CommaAfter(list.Items[place - 1].Span.End), 1, "");
            }

            yield break;
        }

        var dash = DashBefore(item.Start);
        var start = text.LastIndexOf('\n', dash) + 1;
        var isWholeLine = string.IsNullOrWhiteSpace(text[start..dash]) && string.IsNullOrWhiteSpace(text[item.End..EndOfLine(item.End)]);
        var next = Math.Min(EndOfLine(item.End) + LineEnd().Length, text.Length);
        yield return isAll && place == 0 ? new FileEdit(dash, item.End - dash, ColumnOf(dash) > ColumnOf(key.Start) ? "[]" : " []")
            : isWholeLine ? new FileEdit(start, next - start, "")
            : new FileEdit(dash, item.End - dash, "");
    }

    private int CommaAfter(int offset)
    {
        for (var at = offset; at < list.Span.End; at++)
        {
            if (text[at] == ',')
            {
                return at;
            }

            at = text[at] == '#' ? EndOfLine(at) : at;
        }

        throw new InvalidOperationException("a list in brackets has a comma between its items");
    }

    private int DashBefore(int offset) => text.LastIndexOf('-', offset - 1);

    private int ColumnOf(int offset) => offset - (text.LastIndexOf('\n', offset) + 1);

    private int EndOfLine(int offset)
    {
        var end = text.IndexOf('\n', offset);
        return end < 0 ? text.Length : end > 0 && text[end - 1] == '\r' ? end - 1 : end;
    }

    private string LineEnd() => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
}
