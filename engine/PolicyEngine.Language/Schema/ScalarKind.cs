namespace PolicyEngine.Language;

/// <summary>The kinds of text that stand in policies.</summary>
internal enum ScalarKind
{
    /// <summary>Words for people.</summary>
    Prose,

    /// <summary>Words for people, with values in braces.</summary>
    Reason,

    /// <summary>A C# expression.</summary>
    Expression,

    /// <summary>A cell of a table: what it accepts.</summary>
    Cell,

    /// <summary>A constant of some type.</summary>
    Value,

    /// <summary>A name that expressions use.</summary>
    Name,

    /// <summary>The name of an option.</summary>
    Option,

    /// <summary>The id of a rule, case or policy.</summary>
    Id,

    /// <summary>The id of a policy, perhaps with a locality.</summary>
    PolicyReference,

    /// <summary>The id of a diagnostic.</summary>
    DiagnosticId,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A whole number from 1 on.</summary>
    Count,

    /// <summary>A range with two dots.</summary>
    Range,

    /// <summary>A way of rounding, and the step.</summary>
    Rounding,

    /// <summary>A regular expression.</summary>
    Pattern,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>An amount of time.</summary>
    Duration,

    /// <summary>A stretch of a day, from a time to a time.</summary>
    Stretch,

    /// <summary>A fact that comes with a trigger.</summary>
    Argument,

    /// <summary>One of a closed list of words.</summary>
    Word,

    /// <summary>Any text, as a key.</summary>
    Text,

    /// <summary>Any text, or nothing.</summary>
    TextOrNothing,

    /// <summary>A moment in universal time.</summary>
    Moment,

    /// <summary>A hash.</summary>
    Hash,
}
