namespace PolicyEngine.Cases.Storing;

/// <summary>Why a store can't do what was asked.</summary>
public enum CaseStoreFault
{
    /// <summary>What was asked does not fit the store: it is another program's, of another form, opened without its master key or for reading only; or what a case needs is not kept in it.</summary>
    Unfit,

    /// <summary>Somebody else keeps it busy; trying again later helps.</summary>
    Busy,

    /// <summary>It can't be reached or opened.</summary>
    Unreachable,

    /// <summary>There is no space left.</summary>
    Full,

    /// <summary>It, or a case in it, is damaged or was tampered with.</summary>
    Damaged,
}
