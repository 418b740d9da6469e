namespace PolicyEngine.Model;

/// <summary>The types that facts, parameters and values of a policy can have.</summary>
public enum FactType
{
    /// <summary>Yes or no; <see cref="bool"/>.</summary>
    YesNo,

    /// <summary>A whole number; <see cref="long"/>.</summary>
    WholeNumber,

    /// <summary>An exact decimal number; <see cref="decimal"/>.</summary>
    Decimal,

    /// <summary>An amount in pounds with at most two decimal places when given; <see cref="decimal"/>.</summary>
    Money,

    /// <summary>A calendar day; <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary>A time of day; <see cref="TimeOnly"/>.</summary>
    Time,

    /// <summary>Free text; <see cref="string"/>.</summary>
    Text,

    /// <summary>One of a closed list of options; the option's zero-based place in the list.</summary>
    Choice,

    /// <summary>A list of records, or of values where a table collects a list.</summary>
    List,
}
