
namespace PolicyEngine.LineEditing;

/// <summary>The kinds of a text's stretches, carried along with changes until they are known anew.</summary>
internal sealed class TextColours(InputAssistant assistant)
{
    private string text = "";
    private IReadOnlyList<EditorStretch> stretches = [];

    /// <summary>The kinds for a text; they are asked for when it is another than before.</summary>
    public IReadOnlyList<EditorStretch> For(string changed)
    {
        if (changed != text)
        {
            stretches = Follow(stretches, text, changed);
            text = changed;
            assistant.Classify(changed);
        }

        return stretches;
    }

    /// <summary>The kinds for a text that is finished, known at once.</summary>
    public IReadOnlyList<EditorStretch> Last(string finished) => assistant.ClassifyNow(finished) ?? For(finished);

    /// <summary>Takes kinds that arrived, unless the text is another by now.</summary>
    public void Take(EditorEvent.Classified classified)
    {
        if (classified.Text == text)
        {
            stretches = classified.Stretches;
        }
    }

    // What stands before a change keeps its kind, what stands behind it moves, and a stretch that is written on grows.
    private static List<EditorStretch> Follow(IReadOnlyList<EditorStretch> stretches, string before, string after)
    {
        var least = Math.Min(before.Length, after.Length);
        var head = before.AsSpan().CommonPrefixLength(after);
        var tail = 0;
        while (tail < least - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        var grown = after.Length - before.Length;
        var followed = new List<EditorStretch>();
        foreach (var stretch in stretches)
        {
            var end = stretch.Start + stretch.Length;
            var isWrittenOn = end == head && grown > 0 && Words.IsNamePart(after[head]);
            if (end <= head && !isWrittenOn)
            {
                followed.Add(stretch);
            }
            else if (stretch.Start >= before.Length - tail)
            {
                followed.Add(stretch with { Start = stretch.Start + grown });
            }
            else if (stretch.Start < head && stretch.Length + grown > 0)
            {
                followed.Add(stretch with { Length = stretch.Length + grown });
            }
        }

        return followed;
    }
}
