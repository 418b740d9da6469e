using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Model;

namespace PolicyEngine.Bulk.Reading;

/// <summary>What a column of the input is.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Fact">The fact's place in the policy; -1 for none.</param>
/// <param name="Kept">Its place among the kept columns; -1 for none.</param>
/// <param name="IsDay">Whether it is the day of the decision.</param>
internal sealed record MappedColumn(string Name, int Fact, int Kept, bool IsDay);

/// <summary>The headings of an input, held against the facts of a policy. A column that is no fact and is not named as kept or left out is refused before the first row is read.</summary>
internal sealed class ColumnMap
{
    private readonly PolicyModel model;
    private readonly ColumnChoice choice;
    private readonly List<Problem> problems = [];
    private readonly Dictionary<int, string> given = [];
    private readonly List<string> kept = [];

    private ColumnMap(PolicyModel model, ColumnChoice choice) => (this.model, this.choice) = (model, choice);

    /// <summary>The columns, in the input's order.</summary>
    public ImmutableArray<MappedColumn> Columns { get; private set; } = [];

    /// <summary>The kept headings, in the input's order.</summary>
    public IReadOnlyList<string> Kept => kept;

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>The facts that have a column.</summary>
    public IEnumerable<int> Facts => Columns.Where(column => column.Fact >= 0).Select(column => column.Fact);

    /// <summary>Holds headings against a policy.</summary>
    public static ColumnMap Of(PolicyModel model, IReadOnlyList<string> headings, ColumnChoice choice)
    {
        var map = new ColumnMap(model, choice);
        map.Columns = [.. headings.Select((heading, place) => map.Map(heading.Trim().TrimStart('\uFEFF'), place))];
        map.CheckNames(headings);
        return map;
    }

    private MappedColumn Map(string heading, int place)
    {
        var isKept = Has(choice.Keep, heading);
        var isDay = choice.AsOf is { } day && Key(day) == Key(heading);
        var isLeftOut = Has(choice.LeaveOut, heading);
        var fact = isLeftOut ? -1 : FactOf(heading, isKept || isDay);
        if (fact >= 0 && !given.TryAdd(fact, heading))
        {
            problems.Add(new Problem($"the columns `{given[fact]}` and `{Shown(heading, place)}` are both the fact `{model.Facts[fact].Name}`", "leave one out, or rename it"));
        }

        if (isKept)
        {
            kept.Add(heading);
        }

        return new MappedColumn(heading, fact, isKept ? kept.Count - 1 : -1, isDay);

        string Shown(string name, int at) => name.Length > 0 ? name : FormattableString.Invariant($"column {at + 1}");
    }

    private int FactOf(string heading, bool isOther)
    {
        if (heading.Length == 0)
        {
            problems.Add(new Problem("a column has no heading", "give it one, or delete the column"));
            return -1;
        }

        if (choice.Facts.TryGetValue(heading, out var named))
        {
            var mapped = Find(named);
            if (mapped < 0)
            {
                problems.Add(new Problem($"`{heading}` is mapped to `{named}`, which is no fact of {model.Id}", Hint(named)));
            }

            return mapped;
        }

        var fact = Find(heading);
        if (fact < 0 && !isOther)
        {
            var hint = Hint(heading);
            problems.Add(new Problem($"the column `{heading}` is no fact of {model.Id}{Computed(heading)}", $"{hint}{(hint.Length > 0 ? " Otherwise keep" : "keep")} its cells in the output with --keep, or leave it out with --leave-out"));
        }

        return fact;
    }

    // By name, then whatever the capital letters, spaces and underscores; by title where that is one fact's only.
    private int Find(string heading)
    {
        var exact = Places(fact => fact.Name == heading);
        var byName = exact.Length > 0 ? exact : Places(fact => Key(fact.Name) == Key(heading));
        var found = byName.Length > 0 ? byName : Places(fact => fact.Title.Length > 0 && Key(fact.Title) == Key(heading));
        return found is [var only] ? only : -1;
    }

    private int[] Places(Func<Fact, bool> fits) => [.. Enumerable.Range(0, model.Facts.Length).Where(place => fits(model.Facts[place]))];

    private string Hint(string heading) => NearestName.Hint(heading, model.Facts.Select(fact => fact.Name));

    private string Computed(string heading) =>
        model.Parameters.Any(parameter => Key(parameter.Name) == Key(heading)) || model.Items.Any(item => item.IsNamed && Key(item.Name) == Key(heading)) ? ", which works it out itself" : "";

    private void CheckNames(IReadOnlyList<string> headings)
    {
        var there = headings.Select(heading => Key(heading.TrimStart('\uFEFF'))).ToHashSet(StringComparer.Ordinal);
        foreach (var name in choice.Keep.Concat(choice.LeaveOut).Concat(choice.Facts.Keys).Concat(choice.AsOf is null ? [] : [choice.AsOf]).Distinct(StringComparer.Ordinal))
        {
            if (!there.Contains(Key(name)))
            {
                problems.Add(new Problem($"there is no column `{name}`", NearestName.Hint(name, headings) is { Length: > 0 } hint ? hint : $"the columns are {string.Join(", ", headings.Select(heading => $"`{heading}`"))}"));
            }
        }
    }

    private static bool Has(ImmutableArray<string> names, string heading) => names.Any(name => Key(name) == Key(heading));

    private static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
