using PolicyEngine.Evaluation.Facts;
using PolicyEngine.Evaluation.Plans;
using PolicyEngine.Model;
using PolicyEngine.Proof.Witnesses;
using PolicyEngine.Runtime;

namespace PolicyEngine.Proof.Diffing;

/// <summary>
/// Two policies in one model, for the prover alone: a fact that both ask stands once, and so does whatever comes to the same in both. Each keeps its own figures, definitions and rules. It can't decide; the two policies do.
/// </summary>
internal sealed partial class JoinedPolicies
{
    private readonly PolicyModel old;
    private readonly PolicyModel now;
    private readonly List<Fact> facts = [];
    private readonly List<Leaf> extraLeaves = [];
    private readonly List<Item> extraItems = [];
    private readonly List<ChoiceSet> choices;
    private readonly SideRewriter oldSide;
    private readonly SideRewriter newSide;
    private readonly int[] newFacts;
    private readonly Dictionary<int, string> oldKeys = [];
    private readonly ShapeKeys keys;
    private readonly bool[] resolved;
    private readonly NodePlaces oldPlaces;
    private readonly NodePlaces newPlaces;
    private ReplayRun? oldRun;
    private ReplayRun? newRun;
    private FactSet? replayed;
    private DateOnly replayedDay;

    private JoinedPolicies(CompiledPolicy was, CompiledPolicy now, FactMatch match, bool hasSameScripts)
    {
        (Old, New) = (was, now);
        (old, this.now) = (was.Model, now.Model);
        Match = match;
        (oldPlaces, newPlaces) = (new NodePlaces(EvaluationPlan.Of(was)), new NodePlaces(EvaluationPlan.Of(now)));
        choices = [.. old.Choices];
        newFacts = PlaceFacts();
        oldSide = new SideRewriter
        {
            Slots = new int[old.SlotCount],
            Choices = [.. Enumerable.Range(0, old.Choices.Length)],
            FirstLeaf = 0,
            FirstItem = 0,
            Mark = "was ",
            ScriptMark = hasSameScripts ? "" : "was ",
        };
        newSide = new SideRewriter
        {
            Slots = new int[this.now.SlotCount],
            Choices = [.. this.now.Choices.Select(ChoiceFor)],
            FirstLeaf = old.Leaves.Length,
            FirstItem = old.Items.Length,
            FirstCalendar = old.Calendars.Length,
            Mark = "now ",
            ScriptMark = hasSameScripts ? "" : "now ",
        };
        keys = new ShapeKeys(choices, LeafAt, KeyOf);
        resolved = new bool[this.now.Items.Length];
        Unlike = Settle();
        Policy = Unlike.Count > 0 ? was : Join();
    }

    /// <summary>Puts two policies together.</summary>
    public static JoinedPolicies Of(CompiledPolicy was, CompiledPolicy now, FactMatch match, bool hasSameScripts)
    {
        var joined = new JoinedPolicies(was, now, match, hasSameScripts);
        return joined.Unlike.Count == 0 ? joined : Of(was, now, match with { Shared = [.. match.Shared.Except(joined.Unlike)] }, hasSameScripts);
    }

    /// <summary>The policy that was.</summary>
    public CompiledPolicy Old { get; }

    /// <summary>The policy that is.</summary>
    public CompiledPolicy New { get; }

    /// <summary>Which facts are the same.</summary>
    public FactMatch Match { get; }

    // The facts that turn out not to be the same.
    private List<FactPair> Unlike { get; }

    /// <summary>Both in one, for the prover.</summary>
    public CompiledPolicy Policy { get; }

    /// <summary>Whether an item of the new policy comes to the same in every case as one of the old one.</summary>
    public bool IsSame(int item, int oldItem) => newSide.Slots[now.ItemSlot(item)] == oldSide.Slots[old.ItemSlot(oldItem)];

    /// <summary>The place of an item of one of the policies.</summary>
    public int ItemOf(bool isNew, int item) => isNew ? old.Items.Length + item : item;

    /// <summary>The engine's own run of a case under one of the policies; nothing where the case is none that it takes.</summary>
    public ReplayRun? Replay(ReplayRun both, bool isNew)
    {
        if (!ReferenceEquals(replayed, both.Facts) || replayedDay != both.Day)
        {
            (replayed, replayedDay) = (both.Facts, both.Day);
            var (left, right) = (FactsFor(both.Facts, both.Day, false), FactsFor(both.Facts, both.Day, true));
            var fits = left is not null && right is not null && Match.Linked.All(pair => Agree(both.Facts, pair));
            oldRun = fits ? new ReplayRun(Old, oldPlaces, left!, both.Day) : null;
            newRun = fits ? new ReplayRun(New, newPlaces, right!, both.Day) : null;
        }

        return isNew ? newRun : oldRun;
    }

    /// <summary>The facts of a case as one of the policies takes them; nothing where a value is not allowed there.</summary>
    public FactSet? FactsFor(FactSet both, DateOnly day, bool isNew)
    {
        var model = isNew ? now : old;
        var shapes = FactShapes.Of(model);
        var result = FactSet.Empty(model);
        for (var fact = 0; fact < model.Facts.Length; fact++)
        {
            var value = both.ValueOf(isNew ? newFacts[fact] : fact);
            if (value is null)
            {
                continue;
            }

            if (shapes.Facts[fact].Refuse(value) is not null || (value is DateOnly date && ((model.Facts[fact].FromAsOf && date < day) || (model.Facts[fact].UntilAsOf && date > day))))
            {
                return null;
            }

            result = result.With(fact, value);
        }

        return result;
    }

    /// <summary>What people call a fact of the joint model.</summary>
    public string NameOf(int fact) => fact < old.Facts.Length ? old.Facts[fact].Name : now.Facts[Array.IndexOf(newFacts, fact)].Name;

    /// <summary>The joint place of a fact of the new policy.</summary>
    public int NewFact(int fact) => newFacts[fact];

    private static string Name(ChoiceSet set, object? option) => option is int place ? set.Options[place].Name : "";

    private bool Agree(FactSet both, FactPair pair) =>
        Name(old.Choices[old.Facts[pair.Old].ChoiceSet], both.ValueOf(pair.Old)) == Name(now.Choices[now.Facts[pair.New].ChoiceSet], both.ValueOf(newFacts[pair.New]));

    private int ParameterSlot(int parameter) => facts.Count + old.Parameters.Length + parameter;

    private int ItemSlot(int item) => facts.Count + old.Parameters.Length + now.Parameters.Length + item;

    // The facts of the old policy stand first; of the new one follow those that are not among them.
    private int[] PlaceFacts()
    {
        facts.AddRange(old.Facts);
        var places = new int[now.Facts.Length];
        for (var fact = 0; fact < places.Length; fact++)
        {
            var same = Match.Shared.FirstOrDefault(pair => pair.New == fact);
            places[fact] = same?.Old ?? facts.Count;
            if (same is null)
            {
                facts.Add(now.Facts[fact]);
            }
        }

        return places;
    }

    private int ChoiceFor(ChoiceSet set)
    {
        bool IsSame(ChoiceSet other) => other.Options.Select(option => option.Name).SequenceEqual(set.Options.Select(option => option.Name), StringComparer.Ordinal);
        var known = choices.FindIndex(other => other.Name == set.Name && IsSame(other));
        known = known >= 0 ? known : choices.FindIndex(IsSame);
        if (known < 0)
        {
            known = choices.Count;
            choices.Add(set);
        }

        return known;
    }

    // Facts are taken to be asked of the same people until that shows to be otherwise; then the policies are put together anew.
    private List<FactPair> Settle()
    {
        var wrapped = new HashSet<FactPair>();
        while (true)
        {
            Place(wrapped);
            ShareFigures();
            Share();
            var unlike = Match.Shared.Where(pair => !wrapped.Contains(pair) && !AreAskedAlike(pair)).ToList();
            if (unlike.Count == 0)
            {
                Combine(wrapped);
                return [];
            }

            // A list can't be read through something that stands for it.
            if (unlike.Where(pair => old.Facts[pair.Old].Type == FactType.List).ToList() is { Count: > 0 } lists)
            {
                return lists;
            }

            wrapped.UnionWith(unlike);
        }
    }

    private bool AreAskedAlike(FactPair pair)
    {
        var (left, right) = (old.Facts[pair.Old], now.Facts[pair.New]);
        return keys.Of(oldSide.Rewrite(left.OnlyIf)) == keys.Of(newSide.Rewrite(right.OnlyIf))
            && left.Conditions.Select(condition => (condition.Field, KeyOf(condition.Item))).SequenceEqual(right.Conditions.Select(condition => (condition.Field, KeyOf(old.Items.Length + condition.Item))));
    }

    // Where everything stands while nothing of the new policy is read from the old one.
    private void Place(HashSet<FactPair> wrapped)
    {
        extraItems.Clear();
        extraLeaves.Clear();
        oldKeys.Clear();
        Array.Clear(resolved);
        for (var slot = 0; slot < oldSide.Slots.Length; slot++)
        {
            oldSide.Slots[slot] = slot < old.Facts.Length ? slot : slot < old.ItemSlot(0) ? facts.Count + slot - old.Facts.Length : ItemSlot(slot - old.ItemSlot(0));
        }

        for (var slot = 0; slot < newSide.Slots.Length; slot++)
        {
            newSide.Slots[slot] = slot < now.Facts.Length ? newFacts[slot] : slot < now.ItemSlot(0) ? ParameterSlot(slot - now.Facts.Length) : ItemSlot(old.Items.Length + slot - now.ItemSlot(0));
        }

        foreach (var pair in wrapped)
        {
            oldSide.Slots[pair.Old] = Wrapped(pair.Old, old.Facts[pair.Old], oldSide, old.Facts[pair.Old].OnlyIf);
            newSide.Slots[pair.New] = Wrapped(pair.Old, old.Facts[pair.Old], newSide, now.Facts[pair.New].OnlyIf);
        }
    }

    private void Combine(HashSet<FactPair> wrapped)
    {
        foreach (var pair in Match.Shared)
        {
            facts[pair.Old] = Narrower(old.Facts[pair.Old], now.Facts[pair.New]) with { OnlyIf = wrapped.Contains(pair) ? null : oldSide.Rewrite(old.Facts[pair.Old].OnlyIf) };
        }

        for (var fact = 0; fact < now.Facts.Length; fact++)
        {
            if (newFacts[fact] >= old.Facts.Length)
            {
                // Two names may be one; each fact of the joint model has a name of its own.
                var own = newSide.Rewrite(now.Facts[fact]);
                facts[newFacts[fact]] = old.Facts.Any(other => other.Name == own.Name) ? own with { Name = newSide.Mark + own.Name } : own;
            }
        }
    }

    private int Wrapped(int fact, Fact own, SideRewriter side, SkeletonNode? onlyIf)
    {
        var (item, leaf) = (old.Items.Length + now.Items.Length + extraItems.Count, old.Leaves.Length + now.Leaves.Length + extraLeaves.Count);
        extraLeaves.Add(new Leaf { Kind = own.Type == FactType.YesNo ? LeafKind.Condition : LeafKind.Value, Text = own.Name, Reads = [fact], Term = new SlotTerm(fact), Item = item });
        extraItems.Add(new Item
        {
            Name = FormattableString.Invariant($"{side.Mark}fact {fact}"),
            Title = own.Name,
            Kind = ItemKind.Inner,
            Type = own.Type,
            ChoiceSet = own.ChoiceSet,
            OnlyIf = side.Rewrite(onlyIf),
            Value = new SkeletonNode(SkeletonKind.Leaf, leaf, []),
        });
        return ItemSlot(item);
    }

    // Cases that both take: the narrower range. Where the ranges are of different kinds, the engine's own reading of the case tells.
    private static Fact Narrower(Fact left, Fact right)
    {
        var (low, high) = (Edge(left.Minimum, right.Minimum, left.Type, 1), Edge(left.Maximum, right.Maximum, left.Type, -1));
        return left with
        {
            Minimum = low,
            Maximum = high,
            FromAsOf = left.FromAsOf && right.FromAsOf,
            UntilAsOf = left.UntilAsOf && right.UntilAsOf,
            Pattern = left.Pattern == right.Pattern ? left.Pattern : null,
            MaxLength = Math.Min(left.MaxLength, right.MaxLength),
            MaxCount = Math.Min(left.MaxCount, right.MaxCount),
        };
    }

    private static string? Edge(string? one, string? other, FactType type, int sign)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        return ValueText.TryParse(one, type, null) is IComparable left && ValueText.TryParse(other, type, null) is { } right && Math.Sign(left.CompareTo(right)) == -sign ? other : one;
    }

    private Item ItemAt(int item) => item < old.Items.Length ? oldSide.Rewrite(old.Items[item])
        : item < old.Items.Length + now.Items.Length ? newSide.Rewrite(now.Items[item - old.Items.Length])
        : extraItems[item - old.Items.Length - now.Items.Length];

    private Leaf LeafAt(int leaf) => leaf < old.Leaves.Length ? oldSide.Rewrite(old.Leaves[leaf])
        : leaf < old.Leaves.Length + now.Leaves.Length ? newSide.Rewrite(now.Leaves[leaf - old.Leaves.Length])
        : extraLeaves[leaf - old.Leaves.Length - now.Leaves.Length];

    private CompiledPolicy Join()
    {
        var model = new PolicyModel
        {
            Id = old.Id,
            Title = old.Title,
            Owner = old.Owner,
            Source = old.Source,
            ContentHash = old.ContentHash + now.ContentHash,
            InForceFrom = old.InForceFrom > now.InForceFrom ? old.InForceFrom : now.InForceFrom,
            InForceTo = old.InForceTo is { } one && now.InForceTo is { } other ? (one < other ? one : other) : old.InForceTo ?? now.InForceTo,
            Choices = [.. choices],
            Facts = [.. facts],
            Parameters = [.. old.Parameters.Select(oldSide.Rewrite), .. now.Parameters.Select(newSide.Rewrite)],
            Calendars = [.. old.Calendars, .. now.Calendars],
            Items = [.. Enumerable.Range(0, old.Items.Length + now.Items.Length + extraItems.Count).Select(ItemAt)],
            Leaves = [.. Enumerable.Range(0, old.Leaves.Length + now.Leaves.Length + extraLeaves.Count).Select(LeafAt)],
            OutcomeItem = old.OutcomeItem,
        };
        return new CompiledPolicy(model, new PolicyData(model), new NoCode());
    }

    private sealed class NoCode : PolicyCode
    {
        public override Type PlainType => throw new InvalidOperationException("two policies in one decide nothing");

        public override PolicyFrame CreateFrame(DateOnly asOf) => throw new InvalidOperationException("two policies in one decide nothing");
    }
}
