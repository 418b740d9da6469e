using System.CommandLine;
using PolicyEngine.Repl.Running;
using PolicyEngine.Repl.Testing;
using PolicyEngine.Repl.Testing.Watching;
using PolicyEngine.Testing;

namespace PolicyEngine.Repl.Commands;

/// <summary><c>policy test</c>: decides every case and holds it against what is expected and approved.</summary>
internal static class TestCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandContext context)
    {
        var paths = CaseOptions.Paths();
        var format = OneOf.Option("--format", "How to write the results.", "text", "json", "junit");
        var output = new Option<string?>("--output") { HelpName = "FILE", Description = "Write the results to a file. With json and junit the text is shown as well." };
        var pack = CaseOptions.Pack("Test");
        var only = CaseOptions.Case("Test");
        var noWrite = new Option<bool>("--no-write") { Description = "Do not write received snapshots. Never written when CI=true." };
        var coverage = new Option<bool>("--coverage") { Description = "Say which rules, branches, rows, criteria and boundaries the cases reach, and list the others." };
        var threshold = WholeNumber.Option("--threshold", "PERCENT", 0, 100, "Exit with 1 when the cases of a policy reach less than this share of its points. Shows the coverage.");
        var mutate = new Option<bool>("--mutate") { Description = "Try the cases on copies of the policy with one small mistake each, and list the mistakes that no case notices, with a case that would." };
        var max = WholeNumber.Option("--max", "N", 1, 1_000_000, "With --mutate: at most this many mistakes a policy, spread evenly over it. Default: all.");
        var report = new Option<string?>("--report") { HelpName = "FILE", Description = "Write a page to read and print: results, what changed and why, coverage, and who approved what. One HTML file that needs nothing else." };
        var watch = new Option<bool>("--watch") { Description = "Stay, and run again what a changed file touches. Ctrl+C ends." };
        var command = new PolicyCommand("test", "Decide the cases of policies, and compare with what is expected and with the approved snapshots.")
        {
            Examples =
            [
                ("policy test", "test every policy below `rules`"),
                ("policy test rules/blue-badge --case pip-eight-points", "one case"),
                ("policy test rules/blue-badge --coverage", "what the cases reach, and what they do not"),
                ("policy test rules/blue-badge --mutate --max 200", "which small mistakes in it no case would notice"),
                ("policy test rules/blue-badge --watch", "again after each saved change"),
                ("policy test --report report.html", "a page for people who were not there"),
                ("policy test --format junit --output results.xml", "for a build server"),
            ],
            Exits =
            [
                (ExitCodes.Done, "everything passed"),
                (ExitCodes.Failed, "an expectation is not met, a case is wrong, or the coverage is below --threshold"),
                (ExitCodes.Usage, "wrong use"),
                (ExitCodes.PolicyErrors, "a policy does not compile"),
                (ExitCodes.AwaitingApproval, "only snapshots await approval: `policy review` or `policy approve`"),
                (ExitCodes.Interrupted, "interrupted, which is how --watch ends"),
            ],
            Notes =
            [
                "A decision that differs from its approved snapshot is kept beside it as CASE.received.txt.",
                "Coverage counts points: a rule that fires, a condition seen yes and seen no, a row that applies, a criterion that holds and one that does not, and a threshold met exactly, just below and just above: one less or more "
                + "of a whole number, a hundredth of other numbers, a day of dates, a minute of times. Each dated value of a parameter is a threshold of its own. Comparisons inside function calls and lists are not looked into.",
                "A mistake is a comparison that takes its edge in or leaves it out, a threshold off by one unit, a date off by one day, an exception, condition or cell left out, a condition turned round, another result. A case notices it when an "
                + "expectation is no longer met or, where it keeps a snapshot, when the status, outcome, results, fired rules, missing facts, route or signposts differ; reasons and workings do not count, since they show every changed figure.",
            ],
        };
        foreach (var option in (Option[])[format, output, pack, only, noWrite, coverage, threshold, mutate, max, report, watch])
        {
            command.Add(option);
        }

        command.Add(paths);
        command.SetAction(parsed => Run(context, parsed.GetValue(watch), new TestOptions
        {
            Paths = parsed.GetValue(paths) ?? [],
            Filter = new CaseFilter(parsed.GetValue(pack), parsed.GetValue(only)),
            Format = parsed.GetValue(format)!,
            Output = parsed.GetValue(output),
            Writes = !parsed.GetValue(noWrite) && !CaseOptions.IsBuildServer(context),
            Coverage = parsed.GetValue(coverage),
            Threshold = parsed.GetValue(threshold),
            Report = parsed.GetValue(report),
            Mutates = parsed.GetValue(mutate),
            MostMutants = parsed.GetValue(max),
        }));
        return command;
    }

    private static int Run(CommandContext context, bool watches, TestOptions options)
    {
        if (options.MostMutants is not null && !options.Mutates)
        {
            return context.RefuseUse("`--max` goes with `--mutate`", "add --mutate, or leave out --max");
        }

        if (watches)
        {
            return options.IsPlain ? new WatchSession(context, options).Run() : context.RefuseUse("`--watch` only shows the cases", "leave out --format, --output, --coverage, --threshold, --mutate and --report, or --watch");
        }

        if (CaseOptions.Load(context, options.Paths, options.Filter, out var exitCode) is not { } suites)
        {
            return exitCode;
        }

        var results = TestOutput.Of(context, suites, options);
        results.Write(context, options);
        return results.WriteReport(context, options) is not ExitCodes.Done and var refused ? refused : results.Judge(context, options);
    }
}
