namespace PolicyEngine.Analysis.Advising;

/// <summary>The kinds of check, as they are listed.</summary>
public enum CheckKind
{
    /// <summary>Conditions and what follows from them.</summary>
    Rules,

    /// <summary>Tables, matrices and bands.</summary>
    Tables,

    /// <summary>Days on which something holds.</summary>
    Dates,

    /// <summary>Units of numbers.</summary>
    Units,

    /// <summary>Reasons, titles and questions.</summary>
    Words,

    /// <summary>What is asked, and what for.</summary>
    Proportionality,

    /// <summary>Who answers for it, and where it is written.</summary>
    Governance,

    /// <summary>How a case lives.</summary>
    Lifecycle,

    /// <summary>The code of scripts.</summary>
    Scripts,
}
