namespace PolicyEngine.Bulk.Rows;

/// <summary>What became of a row.</summary>
internal enum RowStatus : byte
{
    /// <summary>It is not decided yet.</summary>
    Open,

    /// <summary>The plain form has no answer; the explained form is to be asked.</summary>
    Asked,

    /// <summary>The answer is settled.</summary>
    Determined,

    /// <summary>Something that could change it is not known.</summary>
    Undetermined,

    /// <summary>The policy broke on it.</summary>
    Faulted,

    /// <summary>It was not decided, since something in it cannot be read.</summary>
    Refused,
}
