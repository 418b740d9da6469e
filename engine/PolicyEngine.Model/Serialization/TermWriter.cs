namespace PolicyEngine.Model.Serialization;

/// <summary>The kinds of term as they are written.</summary>
internal enum TermKind
{
    Constant,
    Slot,
    AsOf,
    Keyed,
    Column,
    Element,
    Operator,
    Call,
    List,
    Opaque,
    Dated,
    Calendar,
}

/// <summary>Writes terms. <see cref="TermReader"/> reads the same members in the same order.</summary>
internal sealed class TermWriter(ModelOutput output)
{
    private int depth;

    public void Term(Term term)
    {
        if (++depth > PolicyModelFormat.MaxDepth)
        {
            throw new ArgumentException("an expression of the policy is nested too deeply to be written");
        }

        Members(term);
        depth--;
    }

    private void Members(Term term)
    {
        switch (term)
        {
            case ConstantTerm constant:
                Begin(TermKind.Constant);
                output.Length((int)constant.Type);
                output.Number(constant.ChoiceSet);
                Value(constant);
                break;
            case SlotTerm slot:
                Begin(TermKind.Slot);
                output.Number(slot.Slot);
                break;
            case AsOfTerm:
                Begin(TermKind.AsOf);
                break;
            case KeyedTerm keyed:
                Begin(TermKind.Keyed);
                output.Number(keyed.Slot);
                Term(keyed.Key);
                break;
            case DatedTerm dated:
                Begin(TermKind.Dated);
                output.Number(dated.Slot);
                output.Optional(dated.Key, Term);
                Term(dated.Day);
                break;
            case CalendarTerm calendar:
                Begin(TermKind.Calendar);
                output.Number(calendar.Calendar);
                break;
            case ColumnTerm column:
                Begin(TermKind.Column);
                output.Number(column.Slot);
                output.Text(column.Output);
                break;
            case ElementTerm element:
                Begin(TermKind.Element);
                output.Number(element.Depth);
                output.Text(element.Field);
                break;
            case OperatorTerm operation:
                Begin(TermKind.Operator);
                output.Length((int)operation.Operator);
                output.List(operation.Operands, Term);
                break;
            case CallTerm call:
                Begin(TermKind.Call);
                output.Text(call.Function);
                output.Flag(call.IsScript);
                output.List(call.Arguments, Term);
                break;
            case ListTerm list:
                Begin(TermKind.List);
                output.Length((int)list.Operation);
                Term(list.List);
                output.Optional(list.Body, Term);
                break;
            case OpaqueTerm opaque:
                Begin(TermKind.Opaque);
                output.Text(opaque.Text);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(term));
        }
    }

    private void Begin(TermKind kind) => output.Length((int)kind);

    private void Value(ConstantTerm constant)
    {
        if (constant.Value is int option)
        {
            output.Number(option);
            return;
        }

        output.Text(ValueText.Format(constant.Value, null));
    }
}
