using System.Collections.Immutable;

namespace PolicyEngine.Model;

/// <summary>
/// A leaf's expression as data, for whoever reasons about a policy without running it. It says what the compiled leaf computes: options are resolved, brackets are gone, <c>is</c> and <c>switch</c> are comparisons
/// and choices. What it cannot say is an <see cref="OpaqueTerm"/>. A leaf is taken whole: where anything in it is not known, the parts that <see cref="Leaf.Reads"/> names are followed by themselves; within it, <c>&amp;&amp;</c>, <c>||</c> and
/// choices look only at what they need.
/// </summary>
public abstract record Term;

/// <summary>A constant.</summary>
/// <param name="Type">Its type; a number with a point is <see cref="FactType.Decimal"/>.</param>
/// <param name="Value">The canonical value (see <c>PolicyFrame</c>).</param>
/// <param name="ChoiceSet">For a choice, the place of its options; -1 otherwise.</param>
public sealed record ConstantTerm(FactType Type, object Value, int ChoiceSet = -1) : Term;

/// <summary>The value of a fact, of a parameter without keys, or of an item.</summary>
/// <param name="Slot">Its slot.</param>
public sealed record SlotTerm(int Slot) : Term;

/// <summary>The day of the decision.</summary>
public sealed record AsOfTerm : Term;

/// <summary>The value of a keyed parameter.</summary>
/// <param name="Slot">The parameter's slot.</param>
/// <param name="Key">The key.</param>
public sealed record KeyedTerm(int Slot, Term Key) : Term;

/// <summary>The value of a parameter on another day.</summary>
/// <param name="Slot">The parameter's slot.</param>
/// <param name="Key">The key; <see langword="null"/> for a parameter without keys.</param>
/// <param name="Day">The day.</param>
public sealed record DatedTerm(int Slot, Term? Key, Term Day) : Term;

/// <summary>A calendar, as the last argument of a function that counts by it.</summary>
/// <param name="Calendar">Its place in <see cref="PolicyModel.Calendars"/>.</param>
public sealed record CalendarTerm(int Calendar) : Term;

/// <summary>One output of a table that has several.</summary>
/// <param name="Slot">The table's slot.</param>
/// <param name="Output">The output's name.</param>
public sealed record ColumnTerm(int Slot, string Output) : Term;

/// <summary>The record, or the value, that an operation on a list looks at.</summary>
/// <param name="Depth">Which operation: 0 for the outermost, 1 for one within it.</param>
/// <param name="Field">The record's field; empty for a list of values.</param>
public sealed record ElementTerm(int Depth, string Field) : Term;

/// <summary>An operator with its operands. Two operands, or more: a chain of one operator, taken from left to right.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Operands">The operands: one for <see cref="TermOperator.Not"/> and <see cref="TermOperator.Negate"/>, three for <see cref="TermOperator.Choose"/>, two or more otherwise.</param>
public sealed record OperatorTerm(TermOperator Operator, ImmutableArray<Term> Operands) : Term;

/// <summary>A call of a function: one of <c>PolicyFunctions</c>, or of the policy's own scripts.</summary>
/// <param name="Function">Its name.</param>
/// <param name="IsScript">Whether it is a script of the policy's own.</param>
/// <param name="Arguments">The arguments.</param>
public sealed record CallTerm(string Function, bool IsScript, ImmutableArray<Term> Arguments) : Term;

/// <summary>An operation on a list.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="List">The list.</param>
/// <param name="Body">What is asked of each record, which reads <see cref="ElementTerm"/>; <see langword="null"/> for <c>Count</c> and <c>Any</c> of a whole list.</param>
public sealed record ListTerm(ListOperation Operation, Term List, Term? Body) : Term;

/// <summary>Something that is known by its text only.</summary>
/// <param name="Text">The text.</param>
public sealed record OpaqueTerm(string Text) : Term;

/// <summary>The operators of <see cref="OperatorTerm"/>.</summary>
public enum TermOperator
{
    /// <summary><c>a &amp;&amp; b</c>.</summary>
    And,

    /// <summary><c>a || b</c>.</summary>
    Or,

    /// <summary><c>!a</c>.</summary>
    Not,

    /// <summary><c>a == b</c>.</summary>
    Equal,

    /// <summary><c>a != b</c>.</summary>
    NotEqual,

    /// <summary><c>a &lt; b</c>.</summary>
    Less,

    /// <summary><c>a &lt;= b</c>.</summary>
    LessOrEqual,

    /// <summary><c>a &gt; b</c>.</summary>
    Greater,

    /// <summary><c>a &gt;= b</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>a + b</c>.</summary>
    Add,

    /// <summary><c>a - b</c>.</summary>
    Subtract,

    /// <summary><c>a * b</c>.</summary>
    Multiply,

    /// <summary><c>a / b</c>.</summary>
    Divide,

    /// <summary><c>a % b</c>.</summary>
    Remainder,

    /// <summary><c>-a</c>.</summary>
    Negate,

    /// <summary><c>a ? b : c</c>.</summary>
    Choose,
}

/// <summary>The operations of <see cref="ListTerm"/>.</summary>
public enum ListOperation
{
    /// <summary>How many records, or how many that meet a condition.</summary>
    Count,

    /// <summary>Whether there is a record, or one that meets a condition.</summary>
    Any,

    /// <summary>Whether every record meets a condition.</summary>
    All,

    /// <summary>The records that meet a condition.</summary>
    Where,

    /// <summary>The sum of a number over the records.</summary>
    Sum,

    /// <summary>The smallest value over the records.</summary>
    Min,

    /// <summary>The largest value over the records.</summary>
    Max,

    /// <summary>How many different values the records have.</summary>
    CountDistinct,
}
