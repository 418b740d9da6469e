using PolicyEngine.Model;

namespace PolicyEngine.Trials;

/// <summary>A change as somebody wrote it: <c>name=value</c>, <c>name[key]=value</c>, <c>name@day=value</c>.</summary>
/// <param name="Written">All of it before the sign.</param>
/// <param name="Name">The name.</param>
/// <param name="Key">The key; <see langword="null"/> for none.</param>
/// <param name="Day">The first day, as written; <see langword="null"/> for none.</param>
/// <param name="Value">The value.</param>
internal sealed record TrialRequest(string Written, string Name, string? Key, string? Day, string Value)
{
    /// <summary>Reads a change; <see langword="null"/> where it has not that form.</summary>
    public static TrialRequest? Read(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        if (sign <= 0)
        {
            return null;
        }

        var (written, value) = (text[..sign].Trim(), text[(sign + 1)..].Trim());
        var (rest, day) = written.LastIndexOf('@') is > 0 and var at ? (written[..at].Trim(), written[(at + 1)..].Trim()) : (written, null);
        if (!rest.EndsWith(']'))
        {
            return value.Length == 0 || rest.Length == 0 ? null : new TrialRequest(written, rest, null, day, value);
        }

        return rest.IndexOf('[', StringComparison.Ordinal) is > 0 and var open && value.Length > 0 ? new TrialRequest(written, rest[..open].Trim(), rest[(open + 1)..^1].Trim(), day, value) : null;
    }

    /// <summary>The first day; <see langword="null"/> where none is named or it is no day.</summary>
    public DateOnly? From => Day is null ? null : ValueText.TryParse(Day, FactType.Date, null) as DateOnly?;
}
