using System.Runtime.InteropServices;
using PolicyEngine.Proof.Claims;

namespace PolicyEngine.Proof.Diagrams;

/// <summary>
/// A decision diagram of claims: facts in asking order, each by its limits from the lowest. An edge is a node and a sign, as a claim is. What is not among a fact's own classes (a limit kept but a higher one not, two
/// options at once) is left out by <see cref="Allowed"/>. Forms and what is free are inputs of their own here, so it allows more than there is, and empty is a proof.
/// </summary>
internal sealed class Diagram
{
    public const int Never = 0;
    public const int Always = 1;

    /// <summary>What is answered where the budget is spent.</summary>
    public const int Spent = -1;

    private readonly ClaimGraph graph;
    private readonly int budget;
    private readonly List<(int Variable, int Low, int High)> nodes = [(int.MaxValue, 0, 0)];
    private readonly Dictionary<(int Variable, int Low, int High), int> known = [];
    private readonly Dictionary<(int One, int Other), int> conjunctions = [];
    private readonly Dictionary<int, int> built = [];
    private readonly Dictionary<Atom, int> variables = [];
    private readonly Atom[] atoms;

    public Diagram(ClaimGraph graph, int budget)
    {
        this.graph = graph;
        this.budget = budget;
        atoms = [.. graph.Axes.OrderBy(axis => axis.Fact < 0 ? int.MaxValue : axis.Fact).ThenBy(axis => axis.Id).SelectMany(axis => axis.Limits.Select(limit => new Atom(axis.Id, limit)))];
        for (var variable = 0; variable < atoms.Length; variable++)
        {
            variables.Add(atoms[variable], variable);
        }
    }

    /// <summary>How many atoms the graph had when this was made: with more it has to be made anew.</summary>
    public int AtomCount => atoms.Length;

    public int Count => nodes.Count;

    private bool IsSpent => nodes.Count > budget || conjunctions.Count > budget * 8;

    /// <summary>The diagram of a claim within what the axes allow; <see cref="Never"/> proves that no case meets it.</summary>
    public int Of(Claim claim)
    {
        var edge = Build(claim);
        return edge == Spent ? Spent : Allowed(edge);
    }

    /// <summary>A diagram and a claim together.</summary>
    public int And(int edge, Claim claim)
    {
        var other = Build(claim);
        return edge == Spent || other == Spent ? Spent : And(edge, other);
    }

    /// <summary>The axes that a diagram rests on, in its order.</summary>
    public IReadOnlyList<Axis> Support(int edge)
    {
        var seen = new HashSet<int>();
        var axes = new SortedSet<int>();
        var pending = new Stack<int>([edge >> 1]);
        while (pending.TryPop(out var node))
        {
            if (node > 0 && seen.Add(node))
            {
                axes.Add(nodes[node].Variable);
                pending.Push(nodes[node].Low >> 1);
                pending.Push(nodes[node].High >> 1);
            }
        }

        return [.. axes.Select(variable => graph.Axes[atoms[variable].Axis]).Distinct()];
    }

    private int Build(Claim claim)
    {
        if (claim.Node == 0)
        {
            return claim.Code;
        }

        var pending = new Stack<int>([claim.Node]);
        while (pending.TryPeek(out var node))
        {
            if (built.ContainsKey(node))
            {
                pending.Pop();
                continue;
            }

            if (graph.Is(node, out var atom))
            {
                built[node] = Make(variables[atom], Never, Always);
                continue;
            }

            var (left, right) = (graph.Left(node), graph.Right(node));
            if (Known(left) is not { } one)
            {
                pending.Push(left.Node);
            }
            else if (Known(right) is not { } other)
            {
                pending.Push(right.Node);
            }
            else
            {
                var both = And(one, other);
                if (both == Spent)
                {
                    return Spent;
                }

                built[node] = both;
            }
        }

        return built[claim.Node] ^ (claim.IsOpposite ? 1 : 0);
    }

    private int? Known(Claim claim) => claim.Node == 0 ? claim.Code : built.TryGetValue(claim.Node, out var edge) ? edge ^ (claim.IsOpposite ? 1 : 0) : null;

    private int Allowed(int edge)
    {
        foreach (var axis in Support(edge).Reverse())
        {
            edge = edge == Spent ? Spent : And(edge, AllowedOn(axis));
        }

        return edge;
    }

    private int AllowedOn(Axis axis)
    {
        var places = axis.Limits.Select(limit => variables.GetValueOrDefault(new Atom(axis.Id, limit), -1)).Where(place => place >= 0).Reverse().ToArray();
        if (axis.IsOrdered)
        {
            // From the highest limit down: one that is kept means that all higher ones are.
            var (all, allowed) = (Always, Always);
            foreach (var place in places)
            {
                allowed = Make(place, allowed, all);
                all = Make(place, Never, all);
            }

            return allowed;
        }

        var (none, one) = (Always, axis.HasOthers ? Always : Never);
        foreach (var place in places)
        {
            one = Make(place, one, none);
            none = Make(place, none, Never);
        }

        return one;
    }

    private int Make(int variable, int low, int high)
    {
        if (low == high)
        {
            return low;
        }

        var sign = high & 1;
        var key = (variable, low ^ sign, high ^ sign);
        ref var node = ref CollectionsMarshal.GetValueRefOrAddDefault(known, key, out var exists);
        if (!exists)
        {
            node = nodes.Count;
            nodes.Add(key);
        }

        return (node << 1) | sign;
    }

    private int And(int one, int other)
    {
        if (one > other)
        {
            (one, other) = (other, one);
        }

        if (one == Never || one == (other ^ 1))
        {
            return Never;
        }

        if (one == Always || one == other)
        {
            return other;
        }

        if (conjunctions.TryGetValue((one, other), out var found))
        {
            return found;
        }

        if (IsSpent)
        {
            return Spent;
        }

        var variable = Math.Min(nodes[one >> 1].Variable, nodes[other >> 1].Variable);
        var low = And(Low(one, variable), Low(other, variable));
        var high = low == Spent ? Spent : And(High(one, variable), High(other, variable));
        if (high == Spent)
        {
            return Spent;
        }

        var result = Make(variable, low, high);
        conjunctions[(one, other)] = result;
        return result;
    }

    private int Low(int edge, int variable) => nodes[edge >> 1].Variable == variable ? nodes[edge >> 1].Low ^ (edge & 1) : edge;

    private int High(int edge, int variable) => nodes[edge >> 1].Variable == variable ? nodes[edge >> 1].High ^ (edge & 1) : edge;
}
