using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Lifecycles;

/// <summary>Looks for facts under which two guards hold at once, by trying all values that can make a difference.</summary>
/// <remarks>
/// Found with facts alone, the overlap is certain and the facts are its witness. Where nothing is found, and nothing had to be assumed of what only compiled code knows, there is none. In between it is not told.
/// </remarks>
internal sealed class GuardOverlap
{
    private const int MostTries = 20_000;

    private readonly PolicyModel model;
    private readonly GuardVariables variables;
    private readonly GuardValues values;
    private readonly int one;
    private readonly int other;
    private int tries;

    private GuardOverlap(PolicyModel model, int one, int other)
    {
        this.model = model;
        this.one = one;
        this.other = other;
        variables = GuardVariables.Of(model, one, other);
        values = new GuardValues(model);
    }

    /// <summary>What came of the search: a witness, or whether it could not be told.</summary>
    public static (string? Witness, bool IsOpen) Find(PolicyModel model, int one, int other)
    {
        var search = new GuardOverlap(model, one, other);
        if (search.Days(search.Facts))
        {
            return (search.Witness(), false);
        }

        var cutShort = search.tries >= MostTries;
        search.tries = 0;
        var mustAssume = search.variables.Assumed.Count + search.variables.Texts.Count > 0;
        return (null, cutShort || (mustAssume && (search.Days(search.Assumptions) || search.tries >= MostTries)));
    }

    /// <summary>Whether no facts at all meet a guard, as far as that can be told. One that waits for a value of a parameter does not count.</summary>
    public static bool NeverHolds(PolicyModel model, int guard) =>
        guard >= 0 && !GuardVariables.Of(model, guard).IsVague && Find(model, guard, -1) is { Witness: null, IsOpen: false };

    private bool Days(Func<bool> holds)
    {
        foreach (var day in variables.Days)
        {
            values.AsOf = day;
            if (holds())
            {
                return true;
            }
        }

        return false;
    }

    private bool Facts() => Each(variables.Facts, 0, Both);

    private bool Assumptions() => Each([.. variables.Facts, .. variables.Assumed], 0, () => EachText([.. variables.Texts], 0));

    private bool Each(IReadOnlyList<(int Slot, object[] Values)> all, int place, Func<bool> last)
    {
        if (place == all.Count)
        {
            return last();
        }

        foreach (var value in all[place].Values)
        {
            values.Set(all[place].Slot, value);
            if (tries >= MostTries)
            {
                return false;
            }

            if (Each(all, place + 1, last))
            {
                return true;
            }
        }

        return false;
    }

    private bool EachText(string[] texts, int place)
    {
        if (place == texts.Length)
        {
            return Both();
        }

        foreach (var answer in new[] { true, false })
        {
            values.Assume(texts[place], answer);
            if (tries < MostTries && EachText(texts, place + 1))
            {
                return true;
            }
        }

        return false;
    }

    private bool Both()
    {
        tries++;
        return values.Holds(one) == true && values.Holds(other) == true;
    }

    // Facts without which both still hold say nothing.
    private string Witness()
    {
        var kept = new List<string>();
        foreach (var (slot, _) in variables.Facts)
        {
            var value = values.Given(slot);
            values.Set(slot, null);
            if (value is not null && !Both())
            {
                values.Set(slot, value);
                kept.Add($"{model.Facts[slot].Name} {ValueText.Display(value, model.Facts[slot].Type, GuardTest.ChoicesOf(slot, model), "")}");
            }
        }

        if (variables.Days.Count > 1)
        {
            kept.Add($"on {ValueText.Display(values.AsOf, FactType.Date, null, "")}");
        }

        return kept.Count == 0 ? "always" : $"with {string.Join(", ", kept)}";
    }
}
