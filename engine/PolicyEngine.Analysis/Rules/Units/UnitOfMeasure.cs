namespace PolicyEngine.Analysis.Rules.Units;

/// <summary>A unit as authors write it, brought to one word, with what it measures. Units of one dimension are not compared or added without a factor.</summary>
/// <param name="Name">The word: <c>months</c>.</param>
/// <param name="Dimension">What it measures: <c>time</c>.</param>
/// <param name="Per">For a rate, each of what: <c>weeks</c> in "pounds per week"; empty for none.</param>
internal sealed record UnitOfMeasure(string Name, string Dimension, string Per = "")
{
    private static readonly Dictionary<string, (string Name, string Dimension)> Words = new[]
    {
        ("seconds", "time", "second seconds sec secs"),
        ("minutes", "time", "minute minutes min mins"),
        ("hours", "time", "hour hours hr hrs"),
        ("days", "time", "day days"),
        ("working days", "time", "working_day working_days"),
        ("weeks", "time", "week weeks wk wks"),
        ("months", "time", "month months mth mths"),
        ("years", "time", "year years yr yrs annum"),
        ("pence", "money", "pence penny p"),
        ("pounds", "money", "pound pounds £ gbp sterling"),
        ("thousands of pounds", "money", "£k £000 £000s k"),
        ("millions of pounds", "money", "£m £million"),
        ("percent", "share", "percent percentage % pct"),
        ("share", "share", "share fraction ratio proportion"),
        ("basis points", "share", "bps basis_points"),
        ("miles", "length", "mile miles mi"),
        ("kilometres", "length", "kilometre kilometres kilometer kilometers km kms"),
        ("metres", "length", "metre metres meter meters m"),
        ("yards", "length", "yard yards yd yds"),
        ("feet", "length", "foot feet ft"),
        ("centimetres", "length", "centimetre centimetres cm"),
        ("grams", "weight", "gram grams g"),
        ("kilograms", "weight", "kilogram kilograms kg kgs kilo kilos"),
        ("tonnes", "weight", "tonne tonnes"),
        ("square metres", "area", "sqm m2 m²"),
        ("hectares", "area", "hectare hectares ha"),
        ("acres", "area", "acre acres"),
        ("litres", "volume", "litre litres l"),
        ("celsius", "temperature", "celsius °c"),
        ("fahrenheit", "temperature", "fahrenheit °f"),
    }.SelectMany(unit => unit.Item3.Split(' ').Select(word => (word, unit.Item1, unit.Item2))).ToDictionary(unit => unit.word, unit => (unit.Item2, unit.Item3), StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Each = [" per ", " a ", " an ", " each ", " every ", "/"];

    /// <summary>What the money of the language is counted in.</summary>
    public static UnitOfMeasure Pounds { get; } = new("pounds", "money");

    /// <summary>Reads a unit; <see langword="null"/> for a word that is not known, which could mean anything.</summary>
    public static UnitOfMeasure? Read(string text)
    {
        var words = text.Trim().ToLowerInvariant().Replace("per cent", "percent", StringComparison.Ordinal).Replace("working days", "working_days", StringComparison.Ordinal).Replace("basis points", "basis_points", StringComparison.Ordinal);
        var each = Each.FirstOrDefault(word => words.Contains(word, StringComparison.Ordinal));
        var (unit, per) = each is null ? (words, "") : (words[..words.IndexOf(each, StringComparison.Ordinal)].Trim(), words[(words.IndexOf(each, StringComparison.Ordinal) + each.Length)..].Trim());
        if (!Words.TryGetValue(unit, out var known))
        {
            return null;
        }

        return new UnitOfMeasure(known.Name, known.Dimension, per.Length == 0 ? "" : Words.TryGetValue(per, out var knownPer) ? knownPer.Name : per);
    }

    /// <summary>The unit that a name ends in: <c>age_months</c>; <see langword="null"/> for none. Short forms mean too much to be taken from a name.</summary>
    public static UnitOfMeasure? InName(string name) => name is "days" or "weeks" or "months" or "years" ? Read(name)
        : name.LastIndexOf('_') is > 0 and var at && name[(at + 1)..] is { Length: > 3 } last && last.EndsWith('s') && last is not ("times" or "points") ? Read(last)
        : name.EndsWith("_pence", StringComparison.Ordinal) || name.EndsWith("_percent", StringComparison.Ordinal) || name.EndsWith("_km", StringComparison.Ordinal) ? Read(name[(name.LastIndexOf('_') + 1)..])
        : null;

    /// <summary>Whether two may not stand beside each other.</summary>
    public bool Clashes(UnitOfMeasure other) => Name != other.Name || (Per.Length > 0 && other.Per.Length > 0 && Per != other.Per);

    /// <summary>The unit in words.</summary>
    public string Shown => Per.Length == 0 ? Name : $"{Name} per {(Per.EndsWith('s') ? Per[..^1] : Per)}";
}
