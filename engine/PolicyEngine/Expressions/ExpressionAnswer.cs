using System.Collections.Immutable;
using PolicyEngine.Diagnostics;
using PolicyEngine.Evaluation.Decisions;
using PolicyEngine.Model;

namespace PolicyEngine.Expressions;

/// <summary>What came of an expression: a closed set.</summary>
public abstract record ExpressionAnswer
{
    private ExpressionAnswer()
    {
    }

    /// <summary>One value.</summary>
    /// <param name="Canonical">The canonical value.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Choices">The options, for a choice.</param>
    /// <param name="Unit">Its unit; may be empty.</param>
    public sealed record Value(object Canonical, FactType Type, ChoiceSet? Choices, string Unit) : ExpressionAnswer
    {
        /// <summary>The value as people read it.</summary>
        public string Display => ValueText.Display(Canonical, Type, Choices, Unit);
    }

    /// <summary>A list, or a table's row.</summary>
    /// <param name="Columns">The names of the columns; a list of plain values has one without a name.</param>
    /// <param name="Rows">The values as people read them.</param>
    public sealed record Table(ImmutableArray<ExpressionColumn> Columns, ImmutableArray<ImmutableArray<string>> Rows) : ExpressionAnswer;

    /// <summary>It depends on something that is not known.</summary>
    /// <param name="Missing">What it needs.</param>
    public sealed record Unknown(ImmutableArray<MissingInput> Missing) : ExpressionAnswer;

    /// <summary>It breaks. Never a no.</summary>
    /// <param name="Faults">What broke; the place is in what was typed when its file is <see cref="AskedText.FileName"/>, and in the policy otherwise.</param>
    public sealed record Fault(ImmutableArray<DecisionFault> Faults) : ExpressionAnswer;

    /// <summary>It is no expression of the policy's language.</summary>
    /// <param name="Diagnostics">Why, with the place in what was typed.</param>
    public sealed record Refused(ImmutableArray<PolicyDiagnostic> Diagnostics) : ExpressionAnswer;
}

/// <summary>A column of a list.</summary>
/// <param name="Name">Its name; empty for a list of plain values.</param>
/// <param name="IsNumber">Whether its values are numbers, which stand to the right.</param>
public sealed record ExpressionColumn(string Name, bool IsNumber);
