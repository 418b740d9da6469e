namespace PolicyEngine.Repl.CaseWork;

/// <summary>What a command opens a store for.</summary>
internal enum StoreUse
{
    /// <summary>To read: nothing in it or beside it is written, made or brought forward.</summary>
    Reading,

    /// <summary>To work on cases that are in it.</summary>
    Working,

    /// <summary>To put cases into it: a file that is not there is made.</summary>
    Making,
}
