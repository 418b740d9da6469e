namespace PolicyEngine.Runtime;

/// <summary>A value that compiled code needs is not available: a parameter without a value for the date or key, a fact that does not apply, a table that says nothing. The decision is undetermined, never a no.</summary>
public sealed class UnavailableException : Exception
{
    /// <summary>Names what is not available.</summary>
    /// <param name="slot">The slot of the fact, parameter or item.</param>
    /// <param name="key">For a keyed parameter, the key as text.</param>
    public UnavailableException(int slot, string? key)
        : base("a value is not available")
    {
        Slot = slot;
        Key = key;
    }

    /// <summary>Names a parameter that has no value on a day of the expression's own choice.</summary>
    public UnavailableException(int slot, string? key, DateOnly day)
        : this(slot, key) => Day = day;

    private UnavailableException(string calendar)
        : this(-1, null) => Calendar = calendar;

    /// <summary>Beyond the days that a calendar knows.</summary>
    /// <param name="name">The calendar's name.</param>
    public static UnavailableException OfCalendar(string name) => new(name);

    /// <summary>The slot of the fact, parameter or item.</summary>
    public int Slot { get; }

    /// <summary>For a parameter that was read on another day than that of the decision, the day.</summary>
    public DateOnly? Day { get; }

    /// <summary>The calendar that does not know the day; <see langword="null"/> for none.</summary>
    public string? Calendar { get; }

    /// <summary>For a keyed parameter, the key as text.</summary>
    public string? Key { get; }
}

/// <summary>Why a decision broke.</summary>
public enum PolicyFaultKind
{
    /// <summary>The policy cannot say what its text asks for.</summary>
    Policy,

    /// <summary>It needs more steps, or deeper calls, than a decision may take. The same case breaks so every time.</summary>
    Steps,

    /// <summary>The time that the caller allowed has run out. The same case may be decided with more time.</summary>
    Deadline,
}

/// <summary>The policy broke on this case: two rules or rows that disagree, a list operation without an answer, a script over its budget. The decision is faulted.</summary>
public sealed class PolicyFaultException : Exception
{
    /// <summary>Says what broke, in the officer's words.</summary>
    public PolicyFaultException(string message)
        : base(message)
    {
    }

    /// <summary>Says what broke, and of which kind it is.</summary>
    public PolicyFaultException(string message, PolicyFaultKind kind)
        : base(message) => Kind = kind;

    /// <summary>Of which kind it is.</summary>
    public PolicyFaultKind Kind { get; }
}
