using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;

namespace PolicyEngine.Repl.Session.Views;

/// <summary>What was refused, as a reply.</summary>
internal static class Refusals
{
    // Of a file with thousands of wrong lines the first few say what is wrong.
    private const int MostProblems = 20;
    private const string ErrorLead = "error: ";
    private const string HelpLead = "  help: ";

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

        using var text = new StringWriter { NewLine = "\n" };
        new DiagnosticText(context, text, default).Write([.. problems.Take(MostProblems)]);
        var more = problems.Count > MostProblems ? $"\nand {Counted.Of(problems.Count - MostProblems, "more like these", "more like these")}" : "";
        return Of($"{Counted.Of(problems.Count, "fact is", "facts are")} refused, and nothing has changed\n{text.ToString().TrimEnd('\n')}{more}");
    }

    /// <summary>Does something that says what is wrong by writing it.</summary>
    /// <param name="context">The world.</param>
    /// <param name="work">Gives nothing when it has said what is wrong.</param>
    /// <param name="refused">What it said.</param>
    public static T? Catch<T>(CommandContext context, Func<CommandContext, T?> work, out ReplReply.Refused? refused)
        where T : class
    {
        using var said = new StringWriter { NewLine = "\n" };
        var result = work(context.Apart(TextWriter.Null, said));
        refused = result is null ? Said(said.ToString().TrimEnd('\n')) : null;
        return result;
    }

    /// <summary>What was written about a refusal, as a reply.</summary>
    private static ReplReply.Refused Said(string text)
    {
        var help = text.LastIndexOf("\n" + HelpLead, StringComparison.Ordinal);
        return !text.StartsWith(ErrorLead, StringComparison.Ordinal) ? Of(text)
            : help < 0 ? Of(text[ErrorLead.Length..])
            : Of(text[ErrorLead.Length..help], text[(help + HelpLead.Length + 1)..]);
    }
}
