using PolicyEngine.Diagnostics;

namespace PolicyEngine.Testing;

/// <summary>Names in sentences.</summary>
public static class NameLists
{
    private const int MostNames = 12;

    /// <summary>Names with commas between; <c>none</c> for no names.</summary>
    public static string Plain(IReadOnlyCollection<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);

    /// <summary>The hint for a misspelt name, or the names that there are.</summary>
    /// <param name="written">The name as written.</param>
    /// <param name="known">The names that there are.</param>
    /// <param name="things">What they are, in the plural.</param>
    public static string Help(string written, IReadOnlyCollection<string> known, string things)
    {
        var hint = NearestName.Hint(written, known);
        var more = known.Count > MostNames ? " …" : "";
        return hint.Length > 0 ? hint : known.Count == 0 ? $"there are no {things}" : $"the {things} are {string.Join(", ", known.Take(MostNames).Select(name => $"`{name}`"))}{more}";
    }
}
