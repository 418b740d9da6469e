using System.Collections.Immutable;

namespace PolicyEngine.Testing;

/// <summary>A snapshot's text taken apart again, to find what changed and why: single lines <c>key: value</c>, headings with indented lines below, and the explanation.</summary>
public sealed class SnapshotText
{
    private readonly Dictionary<string, ImmutableArray<string>> sections = new(StringComparer.Ordinal);

    private SnapshotText()
    {
    }

    /// <summary>The outcome; of one that is not settled the status, and of one that is settled too early both.</summary>
    public string Outcome
    {
        get
        {
            var (outcome, status) = (One("outcome"), One("status"));
            return outcome is "" or "(none)" ? status : status == "determined" ? outcome : $"{outcome} ({status})";
        }
    }

    /// <summary>The explanation.</summary>
    public ImmutableArray<SnapshotStep> Explanation { get; private set; } = [];

    /// <summary>Takes a text apart. Text of another form gives sections that are empty.</summary>
    public static SnapshotText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var snapshot = new SnapshotText();
        var heading = "";
        var below = new List<string>();
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                below.Add(line[2..]);
                continue;
            }

            snapshot.Close(heading, below);
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            heading = colon < 0 ? line : line[..colon];
            below = colon < 0 || colon + 2 > line.Length ? [] : [line[(colon + 2)..]];
        }

        snapshot.Close(heading, below);
        snapshot.Explanation = SnapshotStep.Read(snapshot.Lines("explanation"));
        return snapshot;
    }

    /// <summary>Splits a line into its words and the citation in square brackets at its end.</summary>
    public static (string Text, string Citation) Split(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var start = line.EndsWith(']') ? line.LastIndexOf(" [", StringComparison.Ordinal) : -1;
        return start < 0 ? (line, "") : (line[..start], line[(start + 1)..]);
    }

    /// <summary>The value of a single line; empty when there is none.</summary>
    public string One(string key) => Lines(key) is [var first, ..] ? first : "";

    /// <summary>The lines of a section; none when it is not there.</summary>
    public ImmutableArray<string> Lines(string key) => sections.GetValueOrDefault(key, []);

    /// <summary>The lines <c>name: value</c> of a section, by name.</summary>
    public IReadOnlyDictionary<string, string> Named(string key)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Lines(key))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            named.TryAdd(colon < 0 ? line : line[..colon], colon < 0 ? "" : line[(colon + 2)..]);
        }

        return named;
    }

    private void Close(string heading, List<string> lines)
    {
        if (heading.Length > 0)
        {
            sections.TryAdd(heading, [.. lines]);
        }
    }
}
