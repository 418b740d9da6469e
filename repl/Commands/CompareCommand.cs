using System.CommandLine;
using PolicyEngine.Repl.Deciding;
using PolicyEngine.Repl.Running;
using PolicyEngine.Repl.Views;
using PolicyEngine.Testing;
using PolicyEngine.Workbench.Facts;
using PolicyEngine.Workbench.Replies;
using PolicyEngine.Workbench.Sessions;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy compare</c>: how a pack's cases come out under another version of the policy, or on another day.</summary>
internal static class CompareCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var pack = PackFinder.PackArgument(context, "A policy's id, or the path of its folder or file. Its cases are decided.");
        var others = new Argument<string[]>("OTHER") { Description = "Another policy, by id or path, a draft among them; or one or two days.", Arity = new ArgumentArity(1, 2) };
        var rules = PackFinder.RulesOption();
        var command = new PolicyCommand("compare", "Show what another version of a policy, or another day, changes for its cases, grouped by what changes and why.")
        {
            IsRead = true,
            Examples =
            [
                ("policy compare blue-badge rules/blue-badge/drafts", "what a draft would do"),
                ("policy compare resident-parking-permit resident-parking-permit@cherwell", "what a locality does otherwise"),
                ("policy compare blue-badge 2018-10-02 2019-09-01", "what a change of the law does"),
            ],
            Exits = [(ExitCodes.Done, "compared, whether or not anything differs"), (ExitCodes.Usage, "wrong use"), (ExitCodes.PolicyErrors, "one of the policies does not compile")],
            Notes =
            [
                "A folder `drafts` in a pack is the place for its next version, under the same id. It is passed over wherever policies are loaded, and used only where it is named. Nothing is kept of a comparison.",
                "Another policy decides each case as of the case's own day. With one day, each case is decided on its own day and on that one; with two, on both.",
            ],
        };
        command.Add(pack);
        command.Add(others);
        command.Add(rules);
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(pack), parsed.GetRequiredValue(others), parsed.GetValue(rules) ?? []));
        return command;
    }

    private static int Run(CommandContext context, string pack, IReadOnlyList<string> others, IReadOnlyList<string> rules)
    {
        if (others.Count > 1 && others.FirstOrDefault(other => !DayText.TryRead(other, out _)) is { } strange)
        {
            return context.RefuseUse($"`{strange}` is not a day", DayText.HelpFor(strange));
        }

        if (PackFinder.FindWithSource(context, pack, rules, out var exitCode) is not { } found)
        {
            return exitCode;
        }

        var (policy, loaded) = found;
        if (CaseSuite.Of(loaded).FirstOrDefault(suite => suite.Policy.Id == policy.Id) is not { Cases.IsEmpty: false } suite)
        {
            return context.RefuseUse($"`{policy.Id}` has no cases to compare", $"write some into its `cases.yaml`; `policy cases generate {pack}` proposes some");
        }

        return Sides(context, policy, others, rules, out exitCode) is [var was, var now] ? Write(context, suite, was, now) : exitCode;
    }

    private static IReadOnlyList<ComparisonSide> Sides(CommandContext context, Policy policy, IReadOnlyList<string> others, IReadOnlyList<string> rules, out int exitCode)
    {
        exitCode = ExitCodes.Done;
        var days = others.SelectMany(other => DayText.TryRead(other, out var day) ? [day] : Array.Empty<DateOnly>()).Select(day => new ComparisonSide(DayText.Of(day), policy, day)).ToList();
        if (days.Count > 0)
        {
            return days.Count == 2 ? days : [new ComparisonSide("the day of each case", policy, null), days[0]];
        }

        return PackFinder.Find(context, others[0], rules, out exitCode) is { } other ? [new ComparisonSide(policy.Id, policy, null), new ComparisonSide(others[0], other, null)] : [];
    }

    private static int Write(CommandContext context, CaseSuite suite, ComparisonSide was, ComparisonSide now)
    {
        var screen = new Page();
        var comparison = new CaseComparison(screen, was, now, suite, context.Cancellation);
        comparison.Title();
        comparison.Cases();
        context.Out.WriteLine(PageText.Of(screen, context));
        return ExitCodes.Done;
    }
}
