using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Statements;
using PolicyEngine.Proof.Translation;

namespace PolicyEngine.Proof.Diffing;

/// <summary>A result of both policies, by the places of its items.</summary>
internal sealed record ResultPair(int Old, int New);

/// <summary>Statements about two policies at once. The claim is one about both in one model; the judge asks the engine's own runs, one a policy.</summary>
internal static class Sides
{
    /// <summary>What a statement says of an item of one of the policies.</summary>
    public static Statement On(JoinedPolicies both, bool isNew, int item, Func<int, Statement> say)
    {
        var (joined, own) = (say(both.ItemOf(isNew, item)), say(item));
        return new OwnStatement(joined.On, run => both.Replay(run, isNew) is { } side && own.Holds(side));
    }

    /// <summary>How the value that was compares with the value that is.</summary>
    public static Statement Compared(JoinedPolicies both, ResultPair pair, TermOperator comparison) => new OwnStatement(
        day => day.Compared(both.ItemOf(false, pair.Old), both.ItemOf(true, pair.New), comparison),
        run => both.Replay(run, false)?.ValueOf(pair.Old) is { } was && both.Replay(run, true)?.ValueOf(pair.New) is { } now && Holds(was, now, comparison));

    /// <summary>That a choice with other options is the same option in both.</summary>
    public static Statement Linked(JoinedPolicies both) => new OwnStatement(
        day => day.Graph.All(both.Match.Linked.Select(pair => SameOption(both, day, pair))),
        run => both.Replay(run, false) is not null);

    private static Claim SameOption(JoinedPolicies both, DayTranslation day, FactPair pair)
    {
        var (left, right) = (pair.Old, both.NewFact(pair.New));
        var options = FactMatch.Options(day.Model, day.Model.Facts[left]).ToList();
        var others = FactMatch.Options(day.Model, day.Model.Facts[right]).ToList();
        return day.Graph.Any(options.Where(others.Contains).Select(option => day.Graph.And(
            day.Is(day.ValueOf(left), FactType.Choice, options.IndexOf(option)),
            day.Is(day.ValueOf(right), FactType.Choice, others.IndexOf(option)))));
    }

    private static bool Holds(object was, object now, TermOperator comparison)
    {
        if (comparison is TermOperator.Equal or TermOperator.NotEqual)
        {
            return was.Equals(now) == (comparison == TermOperator.Equal);
        }

        var order = was is IComparable one ? one.CompareTo(now) : 0;
        return comparison == TermOperator.Less ? order < 0 : order > 0;
    }
}
