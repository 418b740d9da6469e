namespace PolicyEngine.Workbench;

/// <summary>What a stretch of a line is.</summary>
public enum StretchKind
{
    /// <summary>A command, from its colon.</summary>
    Command,

    /// <summary>A name of the policy.</summary>
    Name,

    /// <summary>A function, a type or a member.</summary>
    Member,

    /// <summary>A number, a date, yes or no.</summary>
    Value,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>A word of the language.</summary>
    Keyword,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>Something that cannot be meant.</summary>
    Error,
}

/// <summary>A stretch of a text and its kind.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct TextStretch(int Start, int Length, StretchKind Kind);
