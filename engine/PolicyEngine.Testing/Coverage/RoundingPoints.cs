using PolicyEngine.Model;

namespace PolicyEngine.Testing.Coverage;

/// <summary>The values that a policy rounds: a case has to come in which rounding makes a difference, or no case says how the policy rounds.</summary>
internal static class RoundingPoints
{
    /// <summary>What the rounding of an expression needs; nothing where nothing is rounded.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="leaf">The expression's place in <see cref="PolicyModel.Leaves"/>.</param>
    /// <param name="within">What it belongs to.</param>
    public static IEnumerable<CoveragePoint> Of(PolicyModel model, int leaf, string within)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Leaves[leaf] is { Term: CallTerm { IsScript: false, Function: "round_half_up" or "round_half_even" or "round_up" or "round_down" }, Kind: not LeafKind.Condition } rounded && rounded.Term is CallTerm call && CanBeWorkedOut(call) && MakesFractions(call.Arguments[0])
            ? [new CoveragePoint(CoverageKind.Branch, $"the rounding of {rounded.Text}", within, "a value that it changes", rounded.Location, trace => trace.RoundedBy(leaf))]
            : [];
    }

    // What a script gives is not known beside the rounding, so that no case could be seen to reach the point.
    private static bool CanBeWorkedOut(Term term) => term is not (OpaqueTerm or CallTerm { IsScript: true } or ListTerm) && Parts(term).All(CanBeWorkedOut);

    private static bool MakesFractions(Term term) => term is CallTerm { Function: "divide" } or OperatorTerm { Operator: TermOperator.Divide or TermOperator.Multiply } || Parts(term).Any(MakesFractions);

    private static IEnumerable<Term> Parts(Term term) => term switch
    {
        OperatorTerm operation => operation.Operands,
        CallTerm call => call.Arguments,
        KeyedTerm keyed => [keyed.Key],
        _ => [],
    };
}
