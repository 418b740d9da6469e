namespace PolicyEngine;

/// <summary>What the plain form can say.</summary>
public enum PlainStatus
{
    /// <summary>The result holds the answer; it is the one that the explained form gives.</summary>
    Determined,

    /// <summary>
    /// Something that was read is not available: a fact that is null, a parameter without a value on the date, a table that says nothing. Ask <see cref="PlainDecider{TFacts, TResult}.Explain"/>, which may still
    /// find the answer determined, and otherwise says what is missing.
    /// </summary>
    NotAvailable,

    /// <summary>A value is outside what its fact allows; nothing was decided. <see cref="PlainDecider{TFacts, TResult}.Explain"/> throws <see cref="FactsRefusedException"/>, which says which.</summary>
    Refused,

    /// <summary>The policy broke on the case. <see cref="PlainDecider{TFacts, TResult}.Explain"/> says where.</summary>
    Faulted,
}
