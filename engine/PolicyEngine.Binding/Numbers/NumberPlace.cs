using PolicyEngine.Diagnostics;
using PolicyEngine.Language.Syntax;
using PolicyEngine.Model;

namespace PolicyEngine.Binding.Numbers;

/// <summary>Where the value of an expression goes: a definition, an output, a fact that a step sets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Words">What it is, in a message.</param>
/// <param name="Type">Its type; <see langword="null"/> where the expression says it.</param>
/// <param name="Rounded">How the value is rounded; <see langword="null"/> for not at all.</param>
internal sealed record NumberPlace(string Name, string Words, FactType? Type, RoundingSyntax? Rounded)
{
    /// <summary>Whether a fraction may stay one: a fact that is set is a number.</summary>
    public bool KeepsFractions { get; init; } = true;

    /// <summary>Where it is written.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The step that is rounded to; <see langword="null"/> where the author must say it.</summary>
    public decimal? StepFor(NumberNote note) => Rounded?.Step ?? StepOf(Type ?? (note.IsMoney ? FactType.Money : FactType.Decimal));

    /// <summary>The step that goes without saying: pence, and whole numbers.</summary>
    public static decimal? StepOf(FactType type) => type == FactType.Money ? 0.01m : type == FactType.WholeNumber ? 1m : null;
}
