using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions;

/// <summary>A command of a session, with its help.</summary>
/// <param name="name">Its name without the colon; several words are one name, for example <c>save case</c>.</param>
/// <param name="usage">How it is called, without the colon.</param>
/// <param name="summary">What it does, in a few words: lower case, no full stop.</param>
public abstract class SessionCommand(string name, string usage, string summary)
{
    /// <summary>Its name without the colon.</summary>
    public string Name => name;

    /// <summary>How it is called, with the colon.</summary>
    public string Usage => $":{usage}";

    /// <summary>What it does, in a few words.</summary>
    public string Summary => summary;

    /// <summary>More about it, a paragraph a line; may be empty.</summary>
    public virtual string Help => "";

    /// <summary>Lines that show it, each with what it does.</summary>
    public virtual IReadOnlyList<(string Line, string Does)> Examples => [];

    /// <summary>The heading it stands under in the help.</summary>
    public abstract CommandGroup Group { get; }

    /// <summary>Whether it needs a policy to be open.</summary>
    public virtual bool NeedsPolicy => true;

    /// <summary>Does it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="argument">What stands after the name, trimmed; may be empty.</param>
    /// <param name="cancellation">Gives up.</param>
    public abstract ReplReply Run(ReplSession session, string argument, CancellationToken cancellation);

    /// <summary>What may stand after the name; the caller keeps those that fit what is typed.</summary>
    /// <param name="session">The session.</param>
    /// <param name="argument">What stands after the name so far.</param>
    public virtual IEnumerable<CompletionItem> Complete(ReplSession session, string argument) => [];
}

/// <summary>What commands are about, in the order of the help.</summary>
public enum CommandGroup
{
    /// <summary>The case.</summary>
    Case,

    /// <summary>Why, and what else.</summary>
    Understand,

    /// <summary>A case that lives.</summary>
    Living,

    /// <summary>The policy and its text.</summary>
    Policy,

    /// <summary>Keeping what was done.</summary>
    Keep,

    /// <summary>The session itself.</summary>
    Session,
}
