using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Session.Views;
using PolicyEngine.Workbench;

namespace PolicyEngine.Repl.Session;

/// <summary>A file with the facts of a case.</summary>
internal static class FactsFile
{
    /// <summary>The case with the facts of a file in the place of its own; what is wrong has been said when there is none.</summary>
    /// <param name="context">The world.</param>
    /// <param name="before">The case.</param>
    /// <param name="path">A file of facts in YAML or JSON.</param>
    /// <param name="number">Which of the file's cases, from 1.</param>
    /// <param name="exitCode"><see cref="ExitCodes.Done"/>, or why there is none.</param>
    public static CaseAtHand? Load(CommandContext context, CaseAtHand before, string path, int number, out int exitCode)
    {
        exitCode = ExitCodes.Usage;
        var diagnostics = new DiagnosticBag();
        if (FactSources.ReadGiven(context, path, diagnostics) is not { } cases)
        {
            return null;
        }

        if (!diagnostics.HasErrors && (number < 1 || number > cases.Count))
        {
            context.RefuseUse($"`{path}` holds {Counted.Of(cases.Count, "case", "cases")}", "name one by its number, counted from 1");
            return null;
        }

        IReadOnlyList<PolicyDiagnostic> problems = diagnostics.Sorted();
        var loaded = problems.Count == 0 ? before.With(cases[number - 1], out problems) : null;
        if (loaded is null)
        {
            context.Error.WriteLine(Refusals.Facts(context, problems, null).Message);
            return null;
        }

        exitCode = ExitCodes.Done;
        return loaded;
    }
}
