using System.Collections.Immutable;
using System.Globalization;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Numbers;
using PolicyEngine.Proof.Translation;

namespace PolicyEngine.Proof.Solving;

/// <summary>
/// Makes a problem of what one claim rests on. Facts that are linked with others become numbers; of the rest only the order of their limits is kept. What is free stays so, so that the problem allows more than there is, and
/// a proof that nothing meets it holds.
/// </summary>
internal sealed partial class ProblemBuilder
{
    /// <summary>How many steps from zero a number without a range is taken to lie at most.</summary>
    public const long Reach = FactAxes.Plausible;

    // What a sum comes to stays well within what a solver can hold.
    private const long Largest = 1L << 61;

    private readonly DayTranslation day;
    private readonly bool isAnyDay;
    private readonly bool isCoarse;
    private readonly List<ProblemNode> nodes = [new FreeNode()];
    private readonly List<ImmutableArray<int>> clauses = [[ClaimProblem.Yes]];
    private readonly List<ImmutableArray<int>> exclusive = [];
    private readonly List<ProblemNumber> numbers = [];
    private readonly List<ProblemProduct> products = [];
    private readonly Dictionary<int, int> literals = new() { [0] = 0 };
    private readonly Dictionary<ProblemNode, int> known = [];
    private readonly Dictionary<Axis, SortedDictionary<Int128, int>> limits = [];
    private readonly Dictionary<Axis, ScaledNumber> scaled = [];
    private readonly SortedSet<string> assumed = new(StringComparer.Ordinal);
    private StepGrid grid = new([], [], default, false);
    private MovingLimits? moving;
    private int asOf = -1;
    private bool moves;

    private ProblemBuilder(DayTranslation day, bool isAnyDay, bool isCoarse)
    {
        this.day = day;
        this.isAnyDay = isAnyDay;
        this.isCoarse = isCoarse;
    }

    private ClaimGraph Graph => day.Graph;

    /// <summary>The problem of a claim.</summary>
    /// <param name="day">The translation.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="isAnyDay">Whether for all days that this one stands for.</param>
    /// <param name="isCoarse">Whether in coarse steps and a short range: what is found there is a case, and what is not is proved only where <see cref="LinkedQuestion.IsExact"/>.</param>
    /// <exception cref="OverflowException">Its figures are too large.</exception>
    public static LinkedQuestion Of(DayTranslation day, Claim claim, bool isAnyDay, bool isCoarse) => new ProblemBuilder(day, isAnyDay && day.Runs.Count > 0, isCoarse).Build(claim);

    private LinkedQuestion Build(Claim claim)
    {
        var cone = Cone(claim);
        var atoms = cone.Where(node => Graph.Is(node, out _)).Select(AtomOf).ToArray();
        foreach (var atom in atoms)
        {
            limits.TryAdd(Graph.Axes[atom.Axis], []);
        }

        var linked = Linked();
        grid = new StepGrid(linked, [.. limits.Keys.Where(axis => axis.Form is not null)], day.Day, isCoarse);
        foreach (var axis in linked)
        {
            Number(axis);
        }

        foreach (var node in cone)
        {
            literals[node] = Graph.Is(node, out var atom) ? OfAtom(Graph.Axes[atom.Axis], atom.Limit) : Add(new AndNode(Literal(Graph.Left(node)), Literal(Graph.Right(node))));
        }

        foreach (var axis in limits.Keys.Where(axis => !scaled.ContainsKey(axis) && !axis.IsLinked))
        {
            Order(axis);
        }

        return new LinkedQuestion
        {
            Problem = new ClaimProblem
            {
                Numbers = [.. numbers],
                Nodes = [.. nodes],
                Clauses = [.. clauses],
                Exclusive = [.. exclusive],
                Products = [.. products],
                Goal = Literal(claim),
            },
            Limits = limits,
            Numbers = scaled,
            AsOf = asOf,
            Moves = moves,
            IsExact = !isCoarse || grid.IsExact,
            Assuming = assumed.Count == 0 ? null : string.Join(" and ", assumed),
        };
    }

    // What a claim is made of, each node after its parts.
    private List<int> Cone(Claim claim)
    {
        var seen = new SortedSet<int>();
        var pending = new Stack<int>([claim.Node]);
        while (pending.TryPop(out var node))
        {
            if (node > 0 && seen.Add(node) && !Graph.Is(node, out _))
            {
                pending.Push(Graph.Left(node).Node);
                pending.Push(Graph.Right(node).Node);
            }
        }

        return [.. seen];
    }

    private Atom AtomOf(int node) => Graph.Is(node, out var atom) ? atom : default;

    private int Literal(Claim claim) => literals[claim.Node] ^ (claim.IsOpposite ? 1 : 0);

    private int Add(ProblemNode node)
    {
        if (node is AndNode and ({ Left: 0 } or { Right: 0 }))
        {
            return 0;
        }

        if (node is not FreeNode && known.TryGetValue(node, out var found))
        {
            return found;
        }

        var literal = nodes.Count << 1;
        nodes.Add(node);
        known.TryAdd(node, literal);
        return literal;
    }

    private int Or(int one, int other) => Add(new AndNode(one ^ 1, other ^ 1)) ^ 1;

    // All axes that stand in a sum, a product or a span with others, directly or by way of one that does.
    private List<Axis> Linked()
    {
        var result = new SortedDictionary<int, Axis>();
        var pending = new Stack<Axis>(limits.Keys.Where(axis => axis.IsLinked));
        foreach (var product in limits.Keys.Where(axis => axis.Derives is { Function: null }))
        {
            result[product.Id] = product;
        }

        while (pending.TryPop(out var axis))
        {
            var inputs = axis.Form is { } form ? form.Parts.Select(part => ((AxisInput)part.Input).Axis)
                : axis.Derives is { } derivation ? [derivation.One.Axis, derivation.Other.Axis]
                : Enumerable.Empty<Axis>();
            foreach (var input in inputs)
            {
                if (result.TryAdd(input.Id, input))
                {
                    pending.Push(input);
                }
            }
        }

        return [.. result.Values];
    }

    private void Number(Axis axis)
    {
        if (scaled.ContainsKey(axis))
        {
            return;
        }

        if (axis.Derives is { Function: null } product)
        {
            Number(product.One.Axis);
            Number(product.Other.Axis);
            var (one, other) = (scaled[product.One.Axis], scaled[product.Other.Axis]);
            var (first, second) = (numbers[one.Number], numbers[other.Number]);
            Int128[] corners = [(Int128)first.Low * second.Low, (Int128)first.Low * second.High, (Int128)first.High * second.Low, (Int128)first.High * second.High];
            scaled[axis] = new ScaledNumber(Add(axis, corners.Min(), corners.Max()), one.Times * other.Times);
            products.Add(new ProblemProduct(scaled[axis].Number, one.Number, other.Number));
            return;
        }

        var times = grid.StepOf(axis);
        var (low, high) = grid.RangeOf(axis);
        if (!isCoarse && (low > axis.Low || high < axis.High))
        {
            assumed.Add(string.Create(CultureInfo.InvariantCulture, $"`{axis.Name}` lies between {Figure(axis, low)} and {Figure(axis, high)}"));
        }

        if (axis.IsDense)
        {
            assumed.Add(string.Create(CultureInfo.InvariantCulture, $"`{axis.Name}` comes in steps of {Figure(axis, times)}"));
        }

        (low, high) = (Ceiling(low, times), Floor(high, times));
        scaled[axis] = new ScaledNumber(Add(axis, low, high), times);
        Range(axis);
    }

    private int Add(Axis axis, Int128 low, Int128 high)
    {
        numbers.Add(new ProblemNumber(axis.Name, checked((long)low), checked((long)high)));
        return Int128.Max(Int128.Abs(low), Int128.Abs(high)) < Largest ? numbers.Count - 1 : throw new OverflowException("a number is too large");
    }

    private static string Figure(Axis axis, Int128 position) => axis.Input is AxisInput input ? input.At(position).ToDecimal().ToString("0.############", CultureInfo.InvariantCulture) : position.ToString(CultureInfo.InvariantCulture);

    private static Int128 Floor(Int128 value, Int128 divisor) => new Rational(value, divisor).Floor();

    private static Int128 Ceiling(Int128 value, Int128 divisor) => -Floor(-value, divisor);

    private int OfAtom(Axis axis, Int128 limit)
    {
        var literal = LiteralOf(axis, limit);
        limits[axis].TryAdd(limit, literal);
        return literal;
    }

    private int LiteralOf(Axis axis, Int128 limit)
    {
        if (axis.Form is { } form)
        {
            return Sum([.. form.Parts.Select(part => (scaled[((AxisInput)part.Input).Axis], (Int128)part.Times))], axis, limit);
        }

        return axis.Derives is { Function: not null } derivation ? Span(derivation, limit)
            : scaled.TryGetValue(axis, out var number) ? Sum([(number, 1)], axis, limit)
            : Add(new FreeNode());
    }

    // That positions, each so many times, come to a limit at most. The limit may be another one on another day.
    private int Sum(ImmutableArray<(ScaledNumber Number, Int128 Times)> parts, Axis axis, Int128 limit)
    {
        moving ??= new MovingLimits(day);
        if (moving.Of(axis, limit) is { } one)
        {
            moves = true;
            if (isAnyDay)
            {
                return OnAnyDay(parts, moving.Offsets(one));
            }
        }

        return Whole(parts, limit);
    }

    private int Whole(IEnumerable<(ScaledNumber Number, Int128 Times)> parts, Int128 limit)
    {
        var all = parts.GroupBy(part => part.Number.Number).Select(same => (Number: same.Key, Times: same.Aggregate((Int128)0, (sum, part) => checked(sum + (part.Times * part.Number.Times))))).Where(part => part.Times != 0).ToArray();
        if (all.Length == 0)
        {
            return limit >= 0 ? ClaimProblem.Yes : 0;
        }

        var divisor = all.Aggregate((Int128)0, (common, part) => Rational.Divisor(Int128.Abs(part.Times), common));
        var (most, sum) = (Floor(limit, divisor), ImmutableArray.CreateBuilder<ProblemPart>());
        var (low, high) = ((Int128)0, (Int128)0);
        foreach (var (number, times) in all)
        {
            var share = times / divisor;
            var (one, other) = checked((share * numbers[number].Low, share * numbers[number].High));
            (low, high) = (low + Int128.Min(one, other), high + Int128.Max(one, other));
            sum.Add(new ProblemPart(number, checked((long)share)));
        }

        if (Int128.Max(Int128.Abs(low), Int128.Abs(high)) >= Largest)
        {
            throw new OverflowException("a sum is too large");
        }

        return most >= high ? ClaimProblem.Yes : most < low ? 0 : Add(new SumNode(sum.ToImmutable(), (long)most));
    }

    // Of what is linked with nothing only the order of the limits counts, or that two options exclude each other.
    private void Order(Axis axis)
    {
        int[] own = [.. limits[axis].Values];
        if (!axis.IsOrdered)
        {
            exclusive.Add([.. own]);
            if (own.Length == axis.High - axis.Low + 1)
            {
                clauses.Add([.. own]);
            }

            return;
        }

        for (var i = 1; i < own.Length; i++)
        {
            clauses.Add([own[i - 1] ^ 1, own[i]]);
        }
    }
}
