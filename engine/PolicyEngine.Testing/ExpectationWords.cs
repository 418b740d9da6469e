using PolicyEngine.Model;

namespace PolicyEngine.Testing;

/// <summary>Expectations as people read them: titles in place of names, £ before money, days in words.</summary>
public static class ExpectationWords
{
    /// <summary>The name of what is expected, with its title where it has one: <c>Fee (fee)</c>.</summary>
    public static string NameOf(Expectation expectation)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        return expectation.Item is { Kind: not ItemKind.Outcome, Title: { Length: > 0 } title } && !string.Equals(title, expectation.Name, StringComparison.Ordinal) ? $"{title} ({expectation.Name})" : expectation.Name;
    }

    /// <summary>A settled value of an item, as people read it.</summary>
    /// <param name="model">The policy.</param>
    /// <param name="item">The item.</param>
    /// <param name="value">The canonical value.</param>
    public static string Of(PolicyModel model, Item item, object value)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(item);
        return ValueText.Display(value, item.Type, ChoicesOf(model, item), "");
    }

    /// <summary>The options of an item, where it is a choice.</summary>
    public static ChoiceSet? ChoicesOf(PolicyModel model, Item item)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(item);
        return item.ChoiceSet >= 0 ? model.Choices[item.ChoiceSet] : null;
    }

    /// <summary>A value that is not settled, as people read it.</summary>
    public static string Of(ValueState state) => state switch
    {
        ValueState.NotApplicable => "does not apply",
        ValueState.Undetermined => "not determined",
        ValueState.Faulted => "broke",
        ValueState.Settled => throw new ArgumentException("a settled value is shown itself", nameof(state)),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>An unmet expectation in one line: <c>Fee (fee): expected £20.00, came £30.00</c>.</summary>
    public static string Of(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return $"{NameOf(comparison.Expectation)}: expected {comparison.ExpectedWords}, came {comparison.CameWords}";
    }
}
