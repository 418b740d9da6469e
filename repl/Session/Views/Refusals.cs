using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Running;
using PolicyEngine.Workbench;
using PolicyEngine.Workbench.Facts;

namespace PolicyEngine.Repl.Session.Views;

/// <summary>What was refused, as a reply.</summary>
internal static class Refusals
{
    /// <summary>Something that cannot be done.</summary>
    public static ReplReply.Refused Of(string message, string help = "", int exitCode = ExitCodes.Usage) => new(message, help, ExitCode: exitCode);

    /// <summary>A name that nothing has, with the nearest one.</summary>
    /// <param name="what">What kind of thing was meant.</param>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The names there are.</param>
    /// <param name="otherwise">What to do when none is near.</param>
    public static ReplReply.Refused NoSuch(string what, string name, IEnumerable<string> known, string otherwise) =>
        NearestName.Hint(name, known) is { Length: > 0 } hint ? Of($"there is no {what} `{SafeText.Of(name)}`", hint) : Of($"there is no {what} `{SafeText.Of(name)}`", otherwise);

    /// <summary>Facts that were refused: a line's own fault with its place in the line, others with the place in their file.</summary>
    /// <param name="context">The world.</param>
    /// <param name="problems">What is wrong; at least one.</param>
    /// <param name="line">The line as submitted; <see langword="null"/> when the facts come from elsewhere.</param>
    public static ReplReply.Refused Facts(CommandContext context, IReadOnlyList<PolicyDiagnostic> problems, SourceFile? line)
    {
        if (problems is [var only] && (ReferenceEquals(only.Span.File, line) || only.Span.File.Text.Length == 0))
        {
            return new ReplReply.Refused(only.Message, only.Help, only.Span.Start, only.Span.Length);
        }

        return Of(context, FactsFile.Refused(problems));
    }

    /// <summary>Something that was not done.</summary>
    public static ReplReply.Refused Of(CommandContext context, Problem problem) => problem switch
    {
        Refusal { Unloaded: null, Problems.Count: 0 } refusal => Of(refusal.Message, refusal.Help, ExitCodes.Of(refusal.Kind)),
        Refusal refusal => Of(RefusalPrinter.Words(context, refusal), exitCode: ExitCodes.Of(refusal.Kind)),
        _ => Of(problem.Message, problem.Help),
    };
}
