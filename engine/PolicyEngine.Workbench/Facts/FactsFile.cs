using PolicyEngine.Diagnostics;
using PolicyEngine.Diagnostics.Text;

namespace PolicyEngine.Workbench.Facts;

/// <summary>A file with the facts of a case.</summary>
public static class FactsFile
{
    // Of a file with thousands of wrong lines the first few say what is wrong.
    private const int MostProblems = 20;

    /// <summary>The case with the facts of a file in the place of its own.</summary>
    /// <param name="workspace">Where paths start.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="before">The case.</param>
    /// <param name="path">A file of facts in YAML or JSON.</param>
    /// <param name="number">Which of the file's cases, from 1.</param>
    public static Result<CaseAtHand> Load(Workspace workspace, TextReader input, CaseAtHand before, string path, int number)
    {
        ArgumentNullException.ThrowIfNull(before);
        var diagnostics = new DiagnosticBag();
        if (!FactSources.ReadGiven(workspace, input, path, diagnostics).TryGet(out var cases, out var lost))
        {
            return lost;
        }

        if (!diagnostics.HasErrors && (number < 1 || number > cases.Count))
        {
            return new Refusal($"`{path}` holds {Counted.Of(cases.Count, "case", "cases")}", "name one by its number, counted from 1");
        }

        IReadOnlyList<PolicyDiagnostic> problems = diagnostics.Sorted();
        var loaded = problems.Count == 0 ? before.With(cases[number - 1], out problems) : null;
        return loaded is null ? Refused(problems) : loaded;
    }

    /// <summary>Facts that were refused, so that nothing has changed.</summary>
    /// <param name="problems">What is wrong; at least one.</param>
    public static Refusal Refused(IReadOnlyList<PolicyDiagnostic> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return problems is [{ Span.File.Text.Length: 0 } only] ? new Refusal(only.Message)
            : new Refusal($"{Counted.Of(problems.Count, "fact is", "facts are")} refused, and nothing has changed")
            {
                Problems = [.. problems.Take(MostProblems)],
                FurtherProblems = Math.Max(0, problems.Count - MostProblems),
            };
    }
}
