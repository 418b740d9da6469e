namespace PolicyEngine.Model.Serialization;

/// <summary>Reads terms: the members that <see cref="TermWriter"/> writes, in its order.</summary>
internal sealed class TermReader(ModelInput input)
{
    private int depth;

    public Term Term()
    {
        if (++depth > PolicyModelFormat.MaxDepth)
        {
            throw ModelInput.Damaged();
        }

        var term = Members(input.Member((int)TermKind.Calendar, value => (TermKind)value));
        depth--;
        return term;
    }

    private Term Members(TermKind kind) => kind switch
    {
        TermKind.Constant => Constant(input.Member((int)FactType.List, value => (FactType)value), input.Small()),
        TermKind.Slot => new SlotTerm(input.Small()),
        TermKind.AsOf => new AsOfTerm(),
        TermKind.Keyed => new KeyedTerm(input.Small(), Term()),
        TermKind.Column => new ColumnTerm(input.Small(), input.Text()),
        TermKind.Element => new ElementTerm(input.Small(), input.Text()),
        TermKind.Operator => new OperatorTerm(input.Member((int)TermOperator.Choose, value => (TermOperator)value), input.List(Term)),
        TermKind.Call => new CallTerm(input.Text(), input.Flag(), input.List(Term)),
        TermKind.List => new ListTerm(input.Member((int)ListOperation.CountDistinct, value => (ListOperation)value), Term(), input.Optional(Term)),
        TermKind.Dated => new DatedTerm(input.Small(), input.Optional(Term), Term()),
        TermKind.Calendar => new CalendarTerm(input.Small()),
        TermKind.Opaque => new OpaqueTerm(input.Text()),
        _ => throw ModelInput.Damaged(),
    };

    private ConstantTerm Constant(FactType type, int choiceSet) =>
        new(type, type == FactType.Choice ? input.Small() : ValueText.TryParse(input.Text(), type, null) ?? throw ModelInput.Damaged(), choiceSet);
}
