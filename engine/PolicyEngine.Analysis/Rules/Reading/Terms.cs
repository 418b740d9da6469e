using PolicyEngine.Model;

namespace PolicyEngine.Analysis.Rules.Reading;

/// <summary>Expressions as data, compared and walked.</summary>
internal static class Terms
{
    /// <summary>A term and everything in it, from the outside in.</summary>
    public static IEnumerable<Term> All(Term term) => PartsOf(term).SelectMany(All).Prepend(term);

    /// <summary>The terms that a term is made of.</summary>
    public static IEnumerable<Term> PartsOf(Term term) => term switch
    {
        OperatorTerm operation => operation.Operands,
        CallTerm call => call.Arguments,
        KeyedTerm keyed => [keyed.Key],
        DatedTerm dated => dated.Key is { } key ? [key, dated.Day] : [dated.Day],
        ListTerm { Body: { } body } list => [list.List, body],
        ListTerm list => [list.List],
        _ => [],
    };

    /// <summary>Whether two terms are written the same. What is known by its text only is the same when the text is.</summary>
    public static bool Same(Term one, Term other) => Alike(one, other, (first, second) => first == second);

    /// <summary>Whether two terms are written the same but for figures: constants of one type, and parameters, stand for each other.</summary>
    public static bool SameButFigures(Term one, Term other, PolicyModel model) => Alike(one, other, (first, second) =>
        first == second || (IsFigure(first, model) && IsFigure(second, model)) || (first is ConstantTerm a && second is ConstantTerm b && a.Type == b.Type && a.Type is not (FactType.Choice or FactType.YesNo or FactType.Text)));

    /// <summary>Whether two expressions are written the same.</summary>
    public static bool Same(SkeletonNode one, SkeletonNode other, PolicyModel model) => Alike(one, other, model, Same);

    /// <summary>Whether two expressions are written the same but for figures.</summary>
    public static bool SameButFigures(SkeletonNode one, SkeletonNode other, PolicyModel model) => Alike(one, other, model, (first, second) => SameButFigures(first, second, model));

    private static bool IsFigure(Term term, PolicyModel model) => term is ConstantTerm { Type: FactType.WholeNumber or FactType.Decimal or FactType.Money } || (term is SlotTerm slot && PolicyParts.ParameterAt(model, slot.Slot) is not null);

    private static bool Alike(Term one, Term other, Func<Term, Term, bool> leaf)
    {
        var (parts, others) = (PartsOf(one).ToArray(), PartsOf(other).ToArray());
        return parts.Length == others.Length && (parts.Length == 0 ? leaf(one, other) : SameHead(one, other) && parts.Zip(others).All(pair => Alike(pair.First, pair.Second, leaf)));
    }

    private static bool SameHead(Term one, Term other) => (one, other) switch
    {
        (OperatorTerm a, OperatorTerm b) => a.Operator == b.Operator,
        (CallTerm a, CallTerm b) => a.Function == b.Function && a.IsScript == b.IsScript,
        (KeyedTerm a, KeyedTerm b) => a.Slot == b.Slot,
        (DatedTerm a, DatedTerm b) => a.Slot == b.Slot,
        (ListTerm a, ListTerm b) => a.Operation == b.Operation,
        _ => false,
    };

    private static bool Alike(SkeletonNode one, SkeletonNode other, PolicyModel model, Func<Term, Term, bool> same) => one.Kind == other.Kind && (one.Kind == SkeletonKind.Leaf
        ? same(model.Leaves[one.Leaf].Term, model.Leaves[other.Leaf].Term)
        : one.Children.Length == other.Children.Length && one.Children.Zip(other.Children).All(pair => Alike(pair.First, pair.Second, model, same)));
}
