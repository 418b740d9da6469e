namespace PolicyEngine.Diagnostics.Files;

/// <summary>Why a file is not read.</summary>
public enum FileTrouble
{
    /// <summary>It is read.</summary>
    None,

    /// <summary>Nothing is there, or the system does not let it be read.</summary>
    Unreadable,

    /// <summary>It is a pipe, a device, a socket or a folder.</summary>
    NotRegular,

    /// <summary>It is a link, or lies behind one, that leads out of the folder that it belongs to.</summary>
    LeadsOut,

    /// <summary>It holds more than it may.</summary>
    TooLarge,
}
