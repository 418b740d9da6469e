using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;

namespace PolicyEngine.Workbench.Sessions.Views;

/// <summary>What was refused, as a reply.</summary>
public static class Refusals
{
    /// <summary>Something that cannot be done.</summary>
    public static ReplReply.Refused Of(string message, string help = "", RefusalCause cause = RefusalCause.WrongUse) => new(message, help, Cause: cause);

    /// <summary>A name that nothing has, with the nearest one.</summary>
    /// <param name="what">What kind of thing was meant.</param>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The names there are.</param>
    /// <param name="otherwise">What to do when none is near.</param>
    public static ReplReply.Refused NoSuch(string what, string name, IEnumerable<string> known, string otherwise) =>
        NearestName.Hint(name, known) is { Length: > 0 } hint ? Of($"there is no {what} `{SafeText.Of(name)}`", hint) : Of($"there is no {what} `{SafeText.Of(name)}`", otherwise);

    /// <summary>Facts that were refused: a line's own fault with its place in the line, others with the place in their file.</summary>
    /// <param name="problems">What is wrong; at least one.</param>
    /// <param name="line">The line as submitted; <see langword="null"/> when the facts come from elsewhere.</param>
    public static ReplReply.Refused Facts(IReadOnlyList<PolicyDiagnostic> problems, SourceFile? line)
    {
        if (problems is [var only] && (ReferenceEquals(only.Span.File, line) || only.Span.File.Text.Length == 0))
        {
            return new ReplReply.Refused(only.Message, only.Help, only.Span.Start, only.Span.Length);
        }

        return ReplReply.Refused.Of(FactsFile.Refused(problems));
    }
}
