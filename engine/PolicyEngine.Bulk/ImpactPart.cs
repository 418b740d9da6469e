using PolicyEngine.Bulk.Rows;

namespace PolicyEngine.Bulk;

/// <summary>What was seen of some rows; parts are added in the order of the rows, so that no number depends on threads.</summary>
internal sealed class ImpactPart
{
    private readonly Dictionary<(ImpactKind Kind, string Old, string New), ImpactClass> classes = [];
    private readonly Dictionary<(ImpactKind Kind, string Cause), ImpactCause> causes = [];
    private readonly Dictionary<(string Group, ImpactKind Kind), ImpactGroup> groups = [];
    private readonly Dictionary<string, ImpactMoney> money = new(StringComparer.Ordinal);
    private readonly Dictionary<decimal, decimal> deltas = [];
    private readonly Dictionary<ImpactKind, List<ImpactExample>> examples = [];

    /// <summary>How many rows have no weight.</summary>
    public long BadWeights { get; private set; }

    /// <summary>The first of them.</summary>
    public long FirstBad { get; private set; }

    /// <summary>Counts a row without a weight.</summary>
    public void Bad(long place)
    {
        FirstBad = BadWeights++ == 0 ? place : FirstBad;
    }

    /// <summary>Counts a row of a class.</summary>
    public void Class(ImpactKind kind, string old, string now, decimal weight, decimal more) => Put(new ImpactClass(kind, old, now, 1, weight, weight * weight, more));

    /// <summary>Counts a cause.</summary>
    public void Cause(ImpactKind kind, string cause, decimal weight) => Put(new ImpactCause(kind, cause, 1, weight));

    /// <summary>Counts a row of a group.</summary>
    public void Group(string group, ImpactKind kind, decimal weight, decimal more) => Put(new ImpactGroup(group, kind, 1, weight, more));

    /// <summary>Adds amounts of an output.</summary>
    public void Money(string name, decimal old, decimal now)
    {
        var before = money.GetValueOrDefault(name) ?? new ImpactMoney(name, 0, 0);
        money[name] = before with { Old = before.Old + old, New = before.New + now };
    }

    /// <summary>Adds a change of money.</summary>
    public void Delta(decimal change, decimal weight) => deltas[change] = deltas.GetValueOrDefault(change) + weight;

    /// <summary>Whether an example of so many facts is among the plainest so far.</summary>
    public bool Wants(ImpactKind kind, int facts, int most) => !examples.TryGetValue(kind, out var known) || known.Count < most || known[^1].Facts > facts;

    /// <summary>Keeps an example if it is among the plainest.</summary>
    public void Example(ImpactExample example, int most)
    {
        if (!examples.TryGetValue(example.Kind, out var known))
        {
            examples[example.Kind] = known = [];
        }

        known.Add(example);
        known.Sort((one, other) => (one.Facts, one.Place).CompareTo((other.Facts, other.Place)));
        if (known.Count > most)
        {
            known.RemoveAt(most);
        }
    }

    /// <summary>Adds a part of later rows.</summary>
    public void Add(ImpactPart later)
    {
        foreach (var one in later.classes.Values)
        {
            Put(one);
        }

        foreach (var one in later.causes.Values)
        {
            Put(one);
        }

        foreach (var one in later.groups.Values)
        {
            Put(one);
        }

        foreach (var one in later.money.Values)
        {
            Money(one.Name, one.Old, one.New);
        }

        foreach (var (change, weight) in later.deltas)
        {
            Delta(change, weight);
        }

        foreach (var example in later.examples.Values.SelectMany(list => list))
        {
            Example(example, 10);
        }

        if (later.BadWeights > 0)
        {
            FirstBad = BadWeights == 0 ? later.FirstBad : FirstBad;
            BadWeights += later.BadWeights;
        }
    }

    /// <summary>Everything that was seen.</summary>
    public ImpactReport Report(BatchTally tally, RefusedCell? ended, IReadOnlyList<string> wanted, string placeWord) => new(
        tally,
        [.. classes.Values.OrderBy(one => one.Kind).ThenByDescending(one => one.Weight).ThenBy(one => one.Old, StringComparer.Ordinal).ThenBy(one => one.New, StringComparer.Ordinal)],
        [.. causes.Values.OrderByDescending(one => one.Weight).ThenBy(one => one.Cause, StringComparer.Ordinal)],
        [.. groups.Values.OrderBy(one => one.Group, StringComparer.Ordinal).ThenBy(one => one.Kind)],
        [.. money.Values],
        Deciles(),
        [.. examples.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value)],
        wanted,
        ended,
        placeWord);

    private decimal[] Deciles()
    {
        if (deltas.Count == 0)
        {
            return [];
        }

        var sorted = deltas.OrderBy(pair => pair.Key).ToArray();
        var all = sorted.Sum(pair => pair.Value);
        var (marks, at, passed) = (new decimal[11], 0, 0m);
        for (var i = 0; i <= 10; i++)
        {
            while (at < sorted.Length - 1 && passed + sorted[at].Value < all * i / 10)
            {
                passed += sorted[at++].Value;
            }

            marks[i] = i == 10 ? sorted[^1].Key : sorted[at].Key;
        }

        return marks;
    }

    private void Put(ImpactClass one)
    {
        var key = (one.Kind, one.Old, one.New);
        classes[key] = classes.TryGetValue(key, out var before)
            ? before with { Rows = before.Rows + one.Rows, Weight = before.Weight + one.Weight, Squares = before.Squares + one.Squares, Money = before.Money + one.Money }
            : one;
    }

    private void Put(ImpactCause one)
    {
        var key = (one.Kind, one.Cause);
        causes[key] = causes.TryGetValue(key, out var before) ? before with { Rows = before.Rows + one.Rows, Weight = before.Weight + one.Weight } : one;
    }

    private void Put(ImpactGroup one)
    {
        var key = (one.Group, one.Kind);
        groups[key] = groups.TryGetValue(key, out var before) ? before with { Rows = before.Rows + one.Rows, Weight = before.Weight + one.Weight, Money = before.Money + one.Money } : one;
    }
}
