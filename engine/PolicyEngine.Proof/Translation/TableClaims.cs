using PolicyEngine.Model;
using PolicyEngine.Proof.Claims;
using PolicyEngine.Proof.Values;

namespace PolicyEngine.Proof.Translation;

/// <summary>What a row comes to, as claims of which no two hold together. Where none holds it might apply.</summary>
internal readonly record struct RowState(Claim Applies, Claim No);

/// <summary>The rows of a table, matrix or bands.</summary>
internal sealed class TableClaims
{
    private const int MostTotals = 256;

    private readonly DayTranslation day;
    private readonly LookupTable table;
    private readonly GuardedValue[] keys;
    private readonly Dictionary<(int Column, string Intervals), RowState> cells = [];
    private readonly RowState[] rows;
    private readonly GuardedValue?[] values;
    private readonly Claim sound;
    private readonly Claim settled;
    private readonly Claim shared;
    private readonly int item;
    private Claim[]? gives;
    private int[]? distinct;

    public TableClaims(DayTranslation day, int item, Func<LookupColumn, GuardedValue> keyOf)
    {
        this.day = day;
        this.item = item;
        table = day.Model.Items[item].Lookup!;
        keys = [.. table.Columns.Select(keyOf)];
        rows = new RowState[table.Rows.Length];
        values = new GuardedValue?[Math.Max(1, table.Outputs.Length)];
        var (breaks, doubt, possible) = (Claim.No, Claim.No, Claim.No);
        foreach (var key in keys)
        {
            breaks = Graph.Or(breaks, key.Reached.Breaks);
            doubt = Graph.Or(doubt, key.Reached.Doubt);
        }

        doubt = Graph.AndNot(doubt, breaks);
        var (open, rowBreaks, rowDoubt) = (Graph.And(!breaks, !doubt), Claim.No, Claim.No);
        for (var row = 0; row < rows.Length; row++)
        {
            var fits = Fits(table.Rows[row]);
            var when = table.Rows[row].When is { } condition ? day.Condition(condition) : Holds.Of(true);
            var asked = Graph.And(open, !fits.No);
            rows[row] = new RowState(Graph.And(fits.Applies, when.Yes), Graph.Or(fits.No, when.No));
            var isSure = Graph.And(fits.Applies, !possible);
            rowBreaks = Graph.Or(rowBreaks, Graph.And(asked, Graph.And(isSure, when.Breaks)));
            rowDoubt = Graph.Or(rowDoubt, Graph.And(asked, Graph.Or(when.Doubt, Graph.AndNot(when.Breaks, isSure))));
            open = Graph.And(open, Graph.And(!when.Breaks, !when.Doubt));
            possible = Graph.Or(possible, Graph.And(asked, Graph.And(!rows[row].Applies, !rows[row].No)));
            open = Ends(row) ? Graph.AndNot(open, rows[row].Applies) : open;
        }

        (breaks, doubt) = (Graph.Or(breaks, rowBreaks), Graph.Or(doubt, rowDoubt));
        settled = possible;
        sound = Graph.And(!breaks, !doubt);
        shared = settled.IsNo ? Claim.No : Graph.And(sound, Graph.AndNot(settled, Graph.Any(Gives)));
        var ready = shared.IsNo ? Graph.Any(Gives) : Graph.Or(Graph.Any(Gives), Graph.AndNot(shared, day.FreeRow(item, Distinct.Length + 1, Distinct.Length)));
        Disagree = IsSingle ? Conflict(breaks, doubt) : Claim.No;
        Reached = new Reached(IsSingle ? ready : Claim.No, Graph.Or(breaks, Disagree), doubt);
        if (!IsSingle)
        {
            Reached = Reached with { Ready = Value(0).Reached.Ready };
        }
    }

    /// <summary>That two rows apply that may not, or that differ.</summary>
    public Claim Disagree { get; }

    /// <summary>How far the table has come.</summary>
    public Reached Reached { get; }

    /// <summary>That a row applies, and no input of the table breaks.</summary>
    public Claim Applies(int row) => Graph.And(rows[row].Applies, Graph.All(keys.Select(key => Graph.And(!key.Reached.Breaks, !key.Reached.Doubt))));

    /// <summary>What a row comes to.</summary>
    public RowState this[int row] => rows[row];

    /// <summary>For each row, and then for otherwise, that it gives the value. Of tables that do not collect.</summary>
    public IReadOnlyList<Claim> Gives => gives ??= IsSingle ? FindGiving() : [];

    private ClaimGraph Graph => day.Graph;

    private bool IsSingle => table.Hit is HitPolicy.Unique or HitPolicy.First or HitPolicy.Any or HitPolicy.Priority;

    /// <summary>That all inputs are known and no row applies: the table says nothing, or its <c>otherwise</c>.</summary>
    public Claim NoneApplies() => Graph.And(Graph.All(keys.Select(key => key.Reached.Ready)), Graph.All(rows.Select(row => row.No)));

    /// <summary>That the inputs lie in a box of keys.</summary>
    public Claim Within(IReadOnlyList<LookupCell> box) =>
        Graph.All(box.Select((cell, column) => cell.IsAny ? keys[column].Reached.Ready : Cell(column, cell).Applies));

    /// <summary>The value of an output.</summary>
    public GuardedValue Value(int output) => values[output] ??= IsSingle ? Single(output) : Collected();

    private bool Ends(int row) => table.Hit == HitPolicy.First && !table.Rows.Any(other => other.Undecided) && row >= 0;

    private RowState Fits(LookupRow row)
    {
        var (applies, no) = (Claim.Yes, Claim.No);
        for (var column = 0; column < keys.Length; column++)
        {
            if (!row.Cells[column].IsAny)
            {
                var cell = Cell(column, row.Cells[column]);
                applies = Graph.And(applies, cell.Applies);
                no = Graph.Or(no, cell.No);
            }
        }

        return new RowState(applies, no);
    }

    private RowState Cell(int column, LookupCell cell)
    {
        var intervals = string.Join(' ', cell.Intervals.Select(interval => FormattableString.Invariant($"{interval.Low},{interval.High}")));
        if (!cells.TryGetValue((column, intervals), out var state))
        {
            var (applies, no) = (Claim.No, Claim.No);
            foreach (var key in keys[column].Cases)
            {
                var accepts = day.Accepts(table.Columns[column], cell, key.Value);
                applies = Graph.Or(applies, Graph.And(key.Guard, accepts));
                no = Graph.Or(no, Graph.AndNot(key.Guard, accepts));
            }

            state = new RowState(applies, no);
            cells.Add((column, intervals), state);
        }

        return state;
    }

    private bool Agree(int one, int other) => table.Rows[one].Values.SequenceEqual(table.Rows[other].Values, StringComparer.Ordinal);

    // The row that stands first in the order of the hit policy, where none before it applies or might with other values.
    private Claim[] FindGiving()
    {
        var result = new Claim[rows.Length + 1];
        var undecided = Graph.Any(Enumerable.Range(0, rows.Length).Where(row => table.Rows[row].Undecided).Select(row => !rows[row].No));
        var open = Graph.AndNot(sound, undecided);
        var order = Enumerable.Range(0, rows.Length).Where(row => !table.Rows[row].Undecided).OrderBy(Rank).ThenBy(row => row).ToArray();
        var others = table.Hit is HitPolicy.Unique or HitPolicy.Any ? Later(order) : null;
        foreach (var (row, place) in order.Select((row, place) => (row, place)))
        {
            var claim = Graph.And(open, rows[row].Applies);
            result[row] = others is null ? claim : Graph.AndNot(claim, others[place]);
            open = Graph.And(open, rows[row].No);
        }

        result[rows.Length] = table.Otherwise is { Undecided: false } ? Graph.And(open, Graph.All(keys.Select(key => key.Reached.Ready))) : Claim.No;
        return result;
    }

    // For each place, that a later row with other values applies or might.
    private Claim[] Later(int[] order)
    {
        var result = new Claim[order.Length];
        if (table.Hit == HitPolicy.Unique)
        {
            var later = Claim.No;
            for (var place = order.Length - 1; place >= 0; place--)
            {
                result[place] = later;
                later = Graph.Or(later, !rows[order[place]].No);
            }

            return result;
        }

        var groups = order.GroupBy(row => string.Join('\n', table.Rows[row].Values), StringComparer.Ordinal);
        var byGroup = groups.Select(group => (Rows: group.ToArray(), Some: Graph.Any(group.Select(row => !rows[row].No)))).ToArray();
        for (var place = 0; place < order.Length; place++)
        {
            result[place] = Graph.Any(byGroup.Where(group => !Agree(group.Rows[0], order[place])).Select(group => group.Some));
        }

        return result;
    }

    private int Rank(int row)
    {
        if (table.Hit != HitPolicy.Priority)
        {
            return 0;
        }

        var place = table.Priority.IndexOf(table.Rows[row].Values[0]);
        return place < 0 ? int.MaxValue : place;
    }

    private Claim Conflict(Claim breaks, Claim doubt)
    {
        if (table.Hit is not (HitPolicy.Unique or HitPolicy.Any))
        {
            return Claim.No;
        }

        var (conflict, before, undecided) = (Claim.No, Claim.No, Claim.No);
        var groups = Enumerable.Range(0, rows.Length).GroupBy(row => GroupOf(row), StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var some = Graph.Any(group.Select(row => rows[row].Applies));
            var isUndecided = table.Rows[group.First()].Undecided;
            undecided = isUndecided ? Graph.Or(undecided, some) : undecided;
            conflict = isUndecided ? conflict : Graph.Or(conflict, Graph.And(before, some));
            before = isUndecided ? before : Graph.Or(before, some);
        }

        var isOpen = Graph.And(Graph.And(!breaks, !doubt), Graph.And(!undecided, !settled));
        return Graph.And(isOpen, conflict);
    }

    private string GroupOf(int row) => table.Rows[row].Undecided ? "undecided"
        : table.Hit == HitPolicy.Unique ? FormattableString.Invariant($"{row}")
        : string.Join('\n', table.Rows[row].Values.Select(value => FormattableString.Invariant($"{value.Length}:{value}")));

    private GuardedValue Single(int output)
    {
        var cases = new CaseCollector(Graph);
        for (var row = 0; row < Gives.Count; row++)
        {
            if (!Gives[row].IsNo)
            {
                cases.Add(Gives[row], Lowered(row, output));
            }
        }

        AddShared(cases, row => Lowered(row, output));
        cases.Break(Reached.Breaks);
        cases.Doubt(Reached.Doubt);
        return cases.Build();
    }

    // Where rows only might apply, the engine still gives what all of them would: which that is, its own run tells.
    private void AddShared(CaseCollector cases, Func<int, object> valueOf)
    {
        if (shared.IsNo)
        {
            return;
        }

        for (var option = 0; option < Distinct.Length; option++)
        {
            cases.Add(Graph.And(shared, day.FreeRow(item, Distinct.Length + 1, option)), valueOf(Distinct[option]));
        }
    }

    // A row for each combination of values that the table can give.
    private int[] Distinct => distinct ??=
        [.. Enumerable.Range(0, rows.Length + (table.Otherwise is null ? 0 : 1)).Where(row => row == rows.Length ? !table.Otherwise!.Undecided : !table.Rows[row].Undecided).DistinctBy(row => string.Join('\n', (row == rows.Length ? table.Otherwise! : table.Rows[row]).Values))];

    private object Lowered(int row, int output) => DayTranslation.Lowered(table.Outputs[output].Type, day.Policy.Data.Lookup(item).BoxedValue(output, row));

    // Totals grow row by row; equal ones are kept together. Where they become too many, the total may be anything.
    private GuardedValue Collected()
    {
        var cases = new CaseCollector(Graph);
        var undecided = Graph.Any(Enumerable.Range(0, rows.Length).Where(row => table.Rows[row].Undecided).Select(row => !rows[row].No));
        var open = Graph.And(Graph.AndNot(sound, undecided), !settled);
        var totals = Totals();
        if (totals is null)
        {
            cases.Add(open, day.FreeTotal(item));
        }
        else
        {
            foreach (var (total, claim) in totals)
            {
                cases.Add(Graph.And(open, claim), total);
            }
        }

        if (!settled.IsNo)
        {
            cases.Add(Graph.And(Graph.And(sound, settled), day.FreeRow(item, 2, 1)), day.FreeTotal(item));
        }

        cases.Break(Reached.Breaks);
        cases.Doubt(Reached.Doubt);
        return cases.Build();
    }

    private Dictionary<object, Claim>? Totals() => table.Hit switch
    {
        HitPolicy.CollectCount => Sums(_ => Numbers.Rational.One, FactType.WholeNumber),
        HitPolicy.CollectSum => Sums(row => ((Numbers.Linear)Lowered(row, 0)).Constant.Value, table.Outputs[0].Type),
        HitPolicy.CollectMin => Extremes(1),
        HitPolicy.CollectMax => Extremes(-1),
        HitPolicy.Unique or HitPolicy.First or HitPolicy.Any or HitPolicy.Priority or HitPolicy.CollectList or _ => null,
    };

    private Dictionary<object, Claim>? Sums(Func<int, Numbers.Rational> value, FactType type)
    {
        var totals = new Dictionary<Numbers.Rational, Claim> { [0] = Claim.Yes };
        for (var row = 0; row < rows.Length; row++)
        {
            if (table.Rows[row].Undecided)
            {
                continue;
            }

            var next = new Dictionary<Numbers.Rational, Claim>();
            foreach (var (total, claim) in totals)
            {
                Put(total, Graph.And(claim, rows[row].No));
                Put(total + value(row), Graph.And(claim, rows[row].Applies));
            }

            totals = next;
            if (totals.Count > MostTotals)
            {
                return null;
            }

            void Put(Numbers.Rational total, Claim claim) => next[total] = Graph.Or(next.GetValueOrDefault(total), claim);
        }

        return WithOtherwise(totals.ToDictionary(total => (object)Numbers.Linear.Of(type, total.Key), total => total.Value), type, table.Hit != HitPolicy.CollectCount);
    }

    private Dictionary<object, Claim>? WithOtherwise(Dictionary<object, Claim> totals, FactType type, bool hasOtherwise)
    {
        if (hasOtherwise && table.Otherwise is { Undecided: false })
        {
            var none = Graph.All(rows.Select(row => row.No));
            foreach (var total in totals.Keys.ToArray())
            {
                totals[total] = Graph.AndNot(totals[total], none);
            }

            var other = Lowered(rows.Length, 0);
            totals[other] = Graph.Or(totals.GetValueOrDefault(other), none);
        }

        return type is FactType.WholeNumber or FactType.Decimal or FactType.Money ? totals : null;
    }

    private Dictionary<object, Claim>? Extremes(int direction)
    {
        if (table.Outputs[0].Type is FactType.Text or FactType.YesNo or FactType.Choice)
        {
            return null;
        }

        var totals = new Dictionary<object, Claim>();
        var open = Claim.Yes;
        var order = Enumerable.Range(0, rows.Length).Where(row => !table.Rows[row].Undecided).Select(row => (Row: row, Value: Lowered(row, 0)));
        foreach (var (row, value) in order.OrderBy(pair => pair.Value, Comparer<object>.Create((one, other) => direction * Constant(one).CompareTo(Constant(other)))))
        {
            totals[value] = Graph.Or(totals.GetValueOrDefault(value), Graph.And(open, rows[row].Applies));
            open = Graph.And(open, rows[row].No);
        }

        return WithOtherwise(totals, FactType.Decimal, true);
    }

    private static Numbers.Rational Constant(object value) => ((Numbers.Linear)value).Constant.Value;
}
