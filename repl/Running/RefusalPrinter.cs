using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Rendering;
using PolicyEngine.Repl.Testing;
using PolicyEngine.Workbench;

namespace PolicyEngine.Repl.Running;

/// <summary>Says on standard error why something was not done.</summary>
internal static class RefusalPrinter
{
    /// <summary>Says it.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="problem">What is wrong.</param>
    /// <returns>The exit code.</returns>
    public static int Write(CommandContext context, Problem problem)
    {
        if (problem is not Refusal refusal)
        {
            return context.RefuseUse(problem.Message, problem.Help);
        }

        if (refusal is { Unloaded: null, Failing: null, Problems.Count: 0 })
        {
            context.RefuseUse(SafeText.Of(refusal.Message), SafeText.Of(refusal.Help));
        }
        else
        {
            Lines(context, refusal);
        }

        return ExitCodes.Of(refusal.Cause);
    }

    /// <summary>What is wrong, where it has places in files, as lines without colours.</summary>
    public static string Words(CommandContext context, Refusal refusal)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Lines(context.Apart(TextWriter.Null, text), refusal);
        return text.ToString().TrimEnd('\n');
    }

    private static void Lines(CommandContext context, Refusal refusal)
    {
        Line(context, refusal.Message);
        var problems = refusal.Unloaded is { } failed ? Errors(failed) : refusal.Problems;
        if (problems.Count > 0)
        {
            new DiagnosticText(context, context.Error, context.ErrorPaint).Write(problems);
        }

        if (refusal.Failing is { } failing)
        {
            new FailureText(context, context.Error, context.ErrorPaint).Write(failing);
        }

        Line(context, refusal.FurtherProblems == 0 ? "" : $"and {Counted.Of(refusal.FurtherProblems, "more like these", "more like these")}");
        Line(context, refusal.Unloaded is { } broken ? DiagnosticCount.Sentence(Errors(broken), broken) : refusal.Closing);
    }

    private static void Line(CommandContext context, string words)
    {
        if (words.Length > 0)
        {
            context.Error.WriteLine(words);
        }
    }

    private static List<PolicyDiagnostic> Errors(LoadResult failed) => [.. failed.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)];
}
