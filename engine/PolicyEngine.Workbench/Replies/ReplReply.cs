using PolicyEngine.Diagnostics;

namespace PolicyEngine.Workbench.Replies;

/// <summary>What came of a line: a closed set, so that every loop shows every kind.</summary>
public abstract record ReplReply
{
    private ReplReply()
    {
    }

    /// <summary>Nothing to show.</summary>
    public sealed record Quiet : ReplReply;

    /// <summary>Something to show.</summary>
    /// <param name="Page">What is shown.</param>
    public sealed record Shown(Page Page) : ReplReply
    {
        /// <summary>Lines to show.</summary>
        /// <param name="text">The lines.</param>
        public Shown(string text)
            : this(Page.Of(text))
        {
        }
    }

    /// <summary>The line could not be done; what was there before stands.</summary>
    /// <param name="Message">What is wrong: lower case, no full stop; empty where the rest says it all.</param>
    /// <param name="Help">What to do next; may be empty.</param>
    /// <param name="Start">Where in the submitted text it is, or -1.</param>
    /// <param name="Length">How long that stretch is.</param>
    /// <param name="Cause">Which kind of refusal it is.</param>
    public sealed record Refused(string Message, string Help, int Start = -1, int Length = 0, RefusalCause Cause = RefusalCause.WrongUse) : ReplReply
    {
        /// <summary>What stands before the message; <see langword="null"/> for nothing.</summary>
        public Page? Before { get; init; }

        /// <summary>The problems with their places, where there are any; <see langword="null"/> otherwise.</summary>
        public Refusal? Problems { get; init; }

        /// <summary>Something that was not done.</summary>
        public static Refused Of(Problem problem)
        {
            ArgumentNullException.ThrowIfNull(problem);
            return problem switch
            {
                Refusal { Unloaded: null, Failing: null, Problems.Count: 0 } refusal => new Refused(refusal.Message, refusal.Help, Cause: refusal.Cause),
                Refusal refusal => new Refused("", "", Cause: refusal.Cause) { Problems = refusal },
                _ => new Refused(problem.Message, problem.Help),
            };
        }
    }

    /// <summary>A text for the person's own editor; the loop opens it and tells the evaluator nothing: a saved file is noticed.</summary>
    /// <param name="Path">The file.</param>
    /// <param name="Line">The line, from 1.</param>
    public sealed record OpenEditor(string Path, int Line) : ReplReply;

    /// <summary>The session is over.</summary>
    public sealed record Ended : ReplReply;
}
