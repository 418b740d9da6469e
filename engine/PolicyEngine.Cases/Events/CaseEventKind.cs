namespace PolicyEngine.Cases.Events;

/// <summary>What an event says. The numbers are not kept; the words of <see cref="EventWords"/> are.</summary>
public enum CaseEventKind
{
    /// <summary>The case began.</summary>
    Opened,

    /// <summary>Somebody, or a deadline, fired a trigger.</summary>
    Fired,

    /// <summary>A transition followed by itself.</summary>
    Followed,

    /// <summary>A deadline is past, and its trigger, if it has one, could not fire.</summary>
    Overdue,

    /// <summary>A reminder was sent.</summary>
    Reminded,

    /// <summary>A trigger was refused. The case is as it was.</summary>
    Refused,

    /// <summary>A part of the case has ended.</summary>
    PartEnded,

    /// <summary>The case moved to another version of its policy.</summary>
    Migrated,

    /// <summary>The personal data was erased.</summary>
    Erased,

    /// <summary>Somebody wrote a note. The case is as it was.</summary>
    Noted,
}
