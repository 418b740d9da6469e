using System.Collections.Immutable;
using PolicyEngine.Model;

namespace PolicyEngine.Proof.Diffing;

/// <summary>A fact of the old policy and one of the new policy, by their places.</summary>
internal sealed record FactPair(int Old, int New);

/// <summary>Which facts of two policies are the same: by name and type, or, where one is gone and another has come, by its question.</summary>
internal sealed record FactMatch
{
    /// <summary>The same fact, whatever its range.</summary>
    public required ImmutableArray<FactPair> Shared { get; init; }

    /// <summary>The same choice with other options: compared where both have the option.</summary>
    public required ImmutableArray<FactPair> Linked { get; init; }

    public static FactMatch Of(PolicyModel old, PolicyModel now)
    {
        var shared = ImmutableArray.CreateBuilder<FactPair>();
        var linked = ImmutableArray.CreateBuilder<FactPair>();
        for (var fact = 0; fact < now.Facts.Length; fact++)
        {
            if (Find(old, now, now.Facts[fact]) is not (>= 0 and var known))
            {
                continue;
            }

            var (left, right) = (old.Facts[known], now.Facts[fact]);
            if (IsSame(old, left, now, right))
            {
                shared.Add(new FactPair(known, fact));
            }
            else if (left.Type == FactType.Choice && right.Type == FactType.Choice && Options(old, left).Intersect(Options(now, right), StringComparer.Ordinal).Any())
            {
                linked.Add(new FactPair(known, fact));
            }
        }

        return new FactMatch { Shared = shared.ToImmutable(), Linked = linked.ToImmutable() };
    }

    /// <summary>The names of a choice's options.</summary>
    public static IEnumerable<string> Options(PolicyModel model, Fact fact) => fact.ChoiceSet < 0 ? [] : model.Choices[fact.ChoiceSet].Options.Select(option => option.Name);

    private static int Find(PolicyModel old, PolicyModel now, Fact fact)
    {
        var known = IndexOf(old, other => other.Name == fact.Name);
        return known >= 0 ? known : IndexOf(old, other => now.Facts.All(own => own.Name != other.Name) && other.Ask.Length > 0 && other.Ask == fact.Ask && other.Type == fact.Type);
    }

    private static int IndexOf(PolicyModel model, Predicate<Fact> predicate) => Array.FindIndex([.. model.Facts], predicate);

    private static bool IsSame(PolicyModel old, Fact left, PolicyModel now, Fact right) =>
        left.Type == right.Type
        && Options(old, left).SequenceEqual(Options(now, right), StringComparer.Ordinal)
        && left.Fields.Length == right.Fields.Length
        && left.Fields.Zip(right.Fields).All(pair => pair.First.Name == pair.Second.Name && IsSame(old, pair.First, now, pair.Second));
}
