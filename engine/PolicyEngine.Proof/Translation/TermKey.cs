using System.Globalization;
using System.Text;
using PolicyEngine.Model;

namespace PolicyEngine.Proof.Translation;

/// <summary>A text that is the same for equal terms and for no others.</summary>
internal static class TermKey
{
    public static string Of(Term term)
    {
        var text = new StringBuilder();
        Append(text, term);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Term term)
    {
        switch (term)
        {
            case ConstantTerm { Value: int option } constant:
                text.Append(CultureInfo.InvariantCulture, $"option {constant.ChoiceSet}.{option}");
                break;
            case ConstantTerm constant:
                text.Append(CultureInfo.InvariantCulture, $"{constant.Type} \"{ValueText.Format(constant.Value, null).Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
                break;
            case SlotTerm slot:
                text.Append(CultureInfo.InvariantCulture, $"${slot.Slot}");
                break;
            case AsOfTerm:
                text.Append("as_of");
                break;
            case KeyedTerm keyed:
                Append(text, $"${keyed.Slot}[]", [keyed.Key]);
                break;
            case DatedTerm dated:
                Append(text, $"${dated.Slot}@", dated.Key is { } key ? [key, dated.Day] : [dated.Day]);
                break;
            case CalendarTerm calendar:
                text.Append(CultureInfo.InvariantCulture, $"calendar {calendar.Calendar}");
                break;
            case ColumnTerm column:
                text.Append(CultureInfo.InvariantCulture, $"${column.Slot}.{column.Output}");
                break;
            case ElementTerm element:
                text.Append(CultureInfo.InvariantCulture, $"#{element.Depth}.{element.Field}");
                break;
            case OperatorTerm operation:
                Append(text, operation.Operator.ToString(), operation.Operands);
                break;
            case CallTerm call:
                Append(text, call.IsScript ? "script " + call.Function : call.Function, call.Arguments);
                break;
            case ListTerm list:
                Append(text, list.Operation.ToString(), list.Body is null ? [list.List] : [list.List, list.Body]);
                break;
            case OpaqueTerm opaque:
                text.Append('`').Append(opaque.Text).Append('`');
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(term));
        }
    }

    private static void Append(StringBuilder text, string name, IReadOnlyList<Term> parts)
    {
        text.Append(name).Append('(');
        for (var i = 0; i < parts.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, parts[i]);
        }

        text.Append(')');
    }
}
