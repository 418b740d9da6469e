using System.Runtime.InteropServices;

namespace PolicyEngine.Proof.Claims;

/// <summary>Claims as a graph of <em>and</em> and <em>not</em> in which equal claims are one node. A node comes after what it is made of.</summary>
internal sealed class ClaimGraph
{
    private const int IsAtom = -1;

    private readonly List<(int Left, int Right)> nodes = [(IsAtom, IsAtom)];
    private readonly Dictionary<(int Left, int Right), int> known = [];
    private readonly List<Atom> atoms = [];
    private readonly Dictionary<Atom, int> atomNodes = [];
    private readonly List<Axis> axes = [];

    public IReadOnlyList<Axis> Axes => axes;

    public int AtomCount => atoms.Count;

    public int Count => nodes.Count;

    public Axis Add(Func<int, Axis> make)
    {
        var axis = make(axes.Count);
        axes.Add(axis);
        return axis;
    }

    public bool Is(int node, out Atom atom)
    {
        var (left, right) = nodes[node];
        atom = left == IsAtom && right >= 0 ? atoms[right] : default;
        return left == IsAtom && right >= 0;
    }

    /// <summary>The axes that a claim speaks of.</summary>
    public IReadOnlySet<Axis> AxesOf(Claim claim)
    {
        var found = new HashSet<Axis>();
        var seen = new HashSet<int>();
        var pending = new Stack<int>([claim.Node]);
        while (pending.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (Is(node, out var atom))
            {
                found.Add(axes[atom.Axis]);
            }
            else if (nodes[node].Left >= 0)
            {
                pending.Push(Left(node).Node);
                pending.Push(Right(node).Node);
            }
        }

        return found;
    }

    public Claim Left(int node) => new(nodes[node].Left);

    public Claim Right(int node) => new(nodes[node].Right);

    /// <summary>That an ordered axis is at most <paramref name="limit"/>.</summary>
    public Claim AtMost(Axis axis, Int128 limit) => limit >= axis.High ? Claim.Yes : limit < axis.Low ? Claim.No : AtomOf(axis, limit);

    /// <summary>That an axis of options is one of them.</summary>
    public Claim Is(Axis axis, int option) => AtomOf(axis, option);

    public Claim Or(Claim one, Claim other) => !And(!one, !other);

    public Claim Any(IEnumerable<Claim> claims) => claims.Aggregate(Claim.No, Or);

    public Claim All(IEnumerable<Claim> claims) => claims.Aggregate(Claim.Yes, And);

    public Claim AndNot(Claim one, Claim other) => And(one, !other);

    public Claim And(Claim one, Claim other)
    {
        if (one.Code > other.Code)
        {
            (one, other) = (other, one);
        }

        if (one.IsNo || one == !other)
        {
            return Claim.No;
        }

        if (one.IsYes || one == other)
        {
            return other;
        }

        return Simpler(one, other) ?? Simpler(other, one) ?? Join(one, other);
    }

    private Claim AtomOf(Axis axis, Int128 limit)
    {
        var atom = new Atom(axis.Id, limit);
        ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(atomNodes, atom, out var exists);
        if (!exists)
        {
            node = nodes.Count;
            nodes.Add((IsAtom, atoms.Count));
            atoms.Add(atom);
            axis.Limits.Add(limit);
        }

        return new Claim(node << 1);
    }

    private Claim Join(Claim one, Claim other)
    {
        ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(known, (one.Code, other.Code), out var exists);
        if (!exists)
        {
            node = nodes.Count;
            nodes.Add((one.Code, other.Code));
        }

        return new Claim(node << 1);
    }

    private Claim? Simpler(Claim one, Claim other)
    {
        if (Is(one.Node, out var first) && Is(other.Node, out var second))
        {
            return first.Axis == second.Axis ? OnOneAxis(one, first, other, second) : null;
        }

        var (left, right) = nodes[other.Node];
        if (left < 0)
        {
            return null;
        }

        var isPart = left == one.Code || right == one.Code;
        var isOpposite = left == (!one).Code || right == (!one).Code;
        if (!other.IsOpposite)
        {
            return isPart ? other : isOpposite ? Claim.No : null;
        }

        return isOpposite ? one : isPart ? And(one, !new Claim(left == one.Code ? right : left)) : null;
    }

    private Claim? OnOneAxis(Claim one, Atom first, Claim other, Atom second)
    {
        if (!axes[first.Axis].IsOrdered)
        {
            return (one.IsOpposite, other.IsOpposite) switch
            {
                (false, false) => Claim.No,
                (false, true) => one,
                (true, false) => other,
                (true, true) => null,
            };
        }

        var isLower = first.Limit < second.Limit;
        return (one.IsOpposite, other.IsOpposite) switch
        {
            (false, false) => isLower ? one : other,
            (true, true) => isLower ? other : one,
            (false, true) => isLower ? Claim.No : null,
            (true, false) => isLower ? null : Claim.No,
        };
    }
}
